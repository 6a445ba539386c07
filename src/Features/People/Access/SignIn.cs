using System.Diagnostics;
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
    /// <summary>No answer about a wrong one comes sooner.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(150);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var code = OneTimeCodes.Tidy(command.Code);
        if (command is not { User.Length: > 0, Password.Length: > 0 and <= PasswordStrength.Longest } || code.Length == 0)
            return new SignInWrong();
        var began = Stopwatch.GetTimestamp();
        var name = command.User.Trim().Normalize().ToUpperInvariant();
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
        if (Least - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest) await Task.Delay(rest, ct);
        return outcome;
    }

    private static Counted[] By(Command command, string name, StaffAccount? account) =>
        command.Device is { } device && account is not null && device.Account == account.Id
            ? [Counted.Device(device.Number)]
            : [Counted.Name(name), Counted.Address(command.From.Address)];

    private async Task<Outcome<Result>> LetIn(StaffAccount account, OpenStaffSession.Proof proof, CancellationToken ct)
    {
        if (account.LockoutEnd > real.Now) return new AccountLocked();
        var opened = await open.Run(new(account.CooperativeId, account.StaffId, proof), ct);
        return opened.Map(staff => new Result(account.Id, staff));
    }

    /// <param name="Device">What this browser was given when somebody signed in with it; null when it is new.</param>
    public sealed record Command(
        string User, string Password, string Code, SessionOrigin From, KnownDevice? Device = null);

    /// <param name="Account">Its number.</param>
    public sealed record Result(long Account, StaffIdentity Staff);
}

/// <summary>A browser in which the person of an account has signed in before.</summary>
/// <param name="Number">Invented by us, and nobody else's.</param>
public sealed record KnownDevice(long Account, string Number);
