using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Features.People.RegisterImport;

/// <summary>Brings households in from a spreadsheet, in one go: all that are new, or, where somebody says so, those
/// with nothing wrong. What they have in the capital waits for a second person.</summary>
/// <remarks>Not once by a key: a household's number is its key, so whoever sends a file twice adds nothing.</remarks>
public sealed class ImportRegister(
    VillageDb db, StaffWork work, ICapitalRequests capital, TimeProvider clock)
{
    /// <summary>A larger file is no register.</summary>
    public const int MostMegabytes = SheetFile.MostMegabytes;

    private const int AtOnce = 250;
    private const int LongestName = 128;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => Run(command, progress: null, ct);

    /// <param name="progress">Told how many are written, of how many.</param>
    public async Task<Outcome<Result>> Run(
        Command command, IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        var sheet = await Read(work, command, clock, ct);
        if (sheet.Refusal is { } unreadable) return unreadable;
        return await work.Do("household.import", command, () => Take(command, sheet.Value, progress, ct), ct);
    }

    /// <summary>Asked before the file is read: reading takes a while, and a writer must not wait for it.</summary>
    internal static async Task<Outcome<ReadSheet<RegisterLine>>> Read(
        StaffWork work, Command command, TimeProvider clock, CancellationToken ct)
    {
        var asked = await work.DryRun(command, static () => Task.FromResult<Outcome<bool>>(true), ct);
        if (asked.Refusal is { } denied) return denied;
        var table = SheetFile.Open(command.Content);
        return table.Refusal is { } unreadable
            ? unreadable
            : new RegisterReading(table.Value, BeijingTime.DayOf(clock.GetUtcNow())).Read();
    }

    private async Task<Outcome<Result>> Take(
        Command command, ReadSheet<RegisterLine> sheet, IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        var typed = PersonText.Line(command.FileName, LongestName);
        work.Concerns(typed.Problem == TextProblem.None ? typed.Text : "农户名册");
        var plan = await RegisterPlan.Of(db, sheet, ct);
        if (plan.Bad.Count > 0 && !command.OnlyGood) return new SheetRowsBad(plan.BadLines);
        var wishes = new List<CapitalWish>();
        foreach (var some in plan.New.Chunk(AtOnce))
        {
            wishes.AddRange(some.Select(Registered));
            await db.SaveChangesAsync(ct);
            progress?.Report((wishes.Count, plan.New.Count));
        }

        wishes.RemoveAll(wish => wish.Holding.IsNone);
        if (wishes.Count == 0) return new Result(plan.New.Count, plan.Known.Count, plan.BadLines, Capital: null);
        var day = command.PaidOn ?? BeijingTime.DayOf(clock.GetUtcNow());
        return (await capital.Ask(command.By, day, wishes, ct))
            .Map(asked => new Result(plan.New.Count, plan.Known.Count, plan.BadLines, asked));
    }

    private CapitalWish Registered(RegisterLine line)
    {
        var household = Household.Register(db.Tenant.Id, line.Entry);
        if (line.Bank is { } account) household.UseBank(account);
        db.Households.Add(household);
        return new(household, line.Holding);
    }

    /// <param name="OnlyGood">Whoever says so has seen which lines are left out.</param>
    /// <param name="PaidOn">Of the contributions; today where nobody says.</param>
    public sealed record Command(
        StaffActor By, string FileName, ReadOnlyMemory<byte> Content, bool OnlyGood = false, DateOnly? PaidOn = null)
        : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="Known">On the register before, and unchanged.</param>
    /// <param name="Bad">Lines that were left out.</param>
    /// <param name="Capital">What waits for a second person; null when nothing does.</param>
    public sealed record Result(int Added, int Known, int Bad, CapitalAsked? Capital);
}
