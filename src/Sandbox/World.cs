using VillageCloud.Sandbox.Chance;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Keys;
using VillageCloud.Sandbox.Ledger;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox;

/// <summary>What all faces of one sandbox share. State is read and written under <see cref="Gate"/> only.</summary>
internal sealed class World : IDisposable
{
    private readonly StateFolder folder;
    private int changes;

    public World(SandboxOptions options)
    {
        Options = options;
        folder = new StateFolder(options.KeyFolder);
        var saved = folder.ReadState();
        Clock = StartClock(options, saved);
        Dice = new Dice(saved?.Dice ?? (ulong)(uint)options.Seed);
        State = saved ?? new WorldState { PushUrl = options.PushUrl };
        State.PushUrl = options.PushUrl ?? State.PushUrl;
        var keys = folder.ReadKeys() ?? KeyMaker.Make(Dice, folder.Lasting, Clock.GetUtcNow());
        folder.WriteKeys(keys);
        Merchant = new Merchant(keys, options.PublicKeyMode);
        Violations = new Violations(Clock);
        Faults = new FaultBook(Dice);
        Agenda = new Agenda(this);
        Ledger = new FundLedger(this);
    }

    public SandboxOptions Options { get; }

    public Lock Gate { get; } = new();

    public VirtualClock Clock { get; }

    public Dice Dice { get; }

    public WorldState State { get; private set; }

    public Merchant Merchant { get; }

    public Violations Violations { get; }

    public Journal Journal { get; } = new();

    public FaultBook Faults { get; }

    public Agenda Agenda { get; }

    public FundLedger Ledger { get; }

    /// <summary>Where the pay face listens, for download links.</summary>
    public Uri? PayBase { get; set; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Notes that the state differs from what was last saved.</summary>
    public void Touch() => Interlocked.Increment(ref changes);

    /// <summary>Forgets everything but keys and clock.</summary>
    public void Reset(int seed)
    {
        lock (Gate)
        {
            State = new WorldState { PushUrl = State.PushUrl };
            Dice.State = (ulong)(uint)seed;
            Faults.Clear();
            Violations.Clear();
            Journal.Clear();
            Touch();
        }
    }

    public void RotatePlatformCertificate()
    {
        lock (Gate)
        {
            var generation = Merchant.Record.Platform.Count;
            Merchant.Rotate(KeyMaker.Platform(Dice, folder.Lasting, Now, generation), Now);
            folder.WriteKeys(Merchant.Record);
        }
    }

    /// <summary>Saves the state if it changed since the last save.</summary>
    public void Save()
    {
        if (!folder.Lasting || Interlocked.Exchange(ref changes, 0) == 0)
            return;
        using var draft = folder.DraftOfState();
        lock (Gate)
        {
            State.Now = Now;
            State.Dice = Dice.State;
            draft.Write(State);
        }

        draft.Keep();
    }

    /// <summary>Time never starts before the moment the saved state was left at.</summary>
    private static VirtualClock StartClock(SandboxOptions options, WorldState? saved)
    {
        var start = options.StartAt ?? TimeProvider.System.GetUtcNow();
        if (saved is not null && saved.Now > start)
            start = saved.Now;
        return new VirtualClock(start, options.Rate ?? (options.StartAt is null ? 1 : 0));
    }

    public void Dispose()
    {
        Touch();
        Save();
        Agenda.Dispose();
        Merchant.Dispose();
    }
}
