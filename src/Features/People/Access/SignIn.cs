using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Access;

/// <summary>登录: user name, password and second factor in one go. Whatever is wrong, the answer is one sentence, takes
/// as long, and counts: strangers learn neither which names there are, nor can they keep anybody out who comes from a
/// device of theirs.</summary>
public sealed class SignIn(
    VillageDb db, Passwords passwords, TryCount tries, OpenStaffSession open, NoteFailedSignIn failed, RealClock real)
{
    /// <summary>An answer about a wrong one comes at a full multiple of it: what is noted about a name that is
    /// somebody's takes a little, and must not show.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(150);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var code = OneTimeCodes.Tidy(command.Code);
        if (!IsFilledIn(command) || code.Length == 0) return new SignInWrong();
        var began = Stopwatch.GetTimestamp();
        var name = UserName.Normal(command.User);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedUserName == name, ct);
        var counted = By(command, name, account);
        var taken = await tries.Take(counted, ct);
        if (taken.Refusal is { } slower) return slower;

        var isRight = passwords.IsRight(account, command.Password);
        var step = OneTimeCodes.StepOf(account?.FactorKey, code, real.Now);
        var outcome = isRight && step is { } half
            ? await LetIn(account!, new(command.From, half, counted), ct)
            : new SignInWrong();
        if (outcome.Refusal is not SignInWrong) return outcome;
        if (account is not null)
            (await failed.Run(new(account.CooperativeId, account.StaffId, taken.Value), ct)).OrThrow();
        await Task.Delay(Beat - new TimeSpan(Stopwatch.GetElapsedTime(began).Ticks % Beat.Ticks), ct);
        return outcome;
    }

    private static bool IsFilledIn(Command command) =>
        command is { User.Length: > 0, Password.Length: > 0 and <= PasswordStrength.Longest };

    private static Counted[] By(Command command, string name, StaffAccount? account) =>
        command.Devices?.FirstOrDefault(one => one.Account == account?.Id) is { } known
            ? [Counted.Device(known.Number)]
            : [Counted.Name(name), Counted.Address(LineOf(command.From.Address))];

    private static string LineOf(string address) =>
        VisitorAddress.Of(IPAddress.TryParse(address, out var known) ? known : null);

    private async Task<Outcome<Result>> LetIn(StaffAccount account, OpenStaffSession.Proof proof, CancellationToken ct)
    {
        if (account.LockoutEnd > real.Now) return new AccountLocked();
        var opened = await open.Run(new(account.CooperativeId, account.StaffId, proof), ct);
        return opened.Map(staff => new Result(account.Id, staff));
    }

    /// <param name="Devices">What this browser was given when people signed in with it; null when it is new.</param>
    public sealed record Command(
        string User, string Password, string Code, SessionOrigin From, IReadOnlyList<KnownDevice>? Devices = null);

    /// <param name="Account">Its number.</param>
    public sealed record Result(long Account, StaffIdentity Staff);
}

/// <summary>A browser in which the person of an account has signed in before.</summary>
/// <param name="Number">Invented by us, and nobody else's.</param>
public sealed record KnownDevice(long Account, string Number);
