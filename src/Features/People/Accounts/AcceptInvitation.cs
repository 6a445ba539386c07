using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Accounts;

/// <summary>Whoever holds a link chooses a password, and shows by a code that their phone has the second factor. The
/// link is used up in the same transaction; from then on they sign in.</summary>
public sealed class AcceptInvitation(
    VillageDb db, EnterVillage enter, InvitationDesk invitations, UnitOfWork work, Passwords passwords, TryCount tries,
    RealClock real, TimeProvider clock)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        Counted[] counted = [Counted.Link(SecretToken.HashOf(command.Token)), Counted.Address(LineOf(command.Address))];
        if ((await enter.Run(command.Village, ct)).IsRefused
            || await invitations.Find(command.Token, ct) is not { } found)
        {
            return (await tries.Take([counted[1]], ct)).Refusal ?? new InvitationUnknown();
        }

        if (found.Refuse(real.Now) is { } closed) return closed;
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(one => one.StaffId == found.Staff.Id, ct);
        var user = account is null ? UserName.Read(command.User) : account.UserName!;
        if (user.Refusal is { } refusal) return refusal;
        if (!PasswordStrength.IsEnough(command.Password, user.Value)) return new PasswordWeak();
        if ((await tries.Take(counted, ct)).Refusal is { } slower) return slower;
        var code = OneTimeCodes.Tidy(command.Code);
        if (!found.Invitation.IsOtherHalf(HalfOf(command.Handover))) return new HandoverCodeWrong();
        if (!OneTimeCodes.IsKey(command.Key) || OneTimeCodes.StepOf(command.Key, code, real.Now) is not { } step)
            return new CodeWrong();
        // Outside of a unit of work: hashing takes long, and nobody should wait for it.
        var hash = passwords.Hash(account ?? new StaffAccount(), command.Password);
        return await work.Do(() => Accept(command, new(user.Value, hash, step), counted, ct), ct);
    }

    private async Task<Outcome<Result>> Accept(
        Command command, Secrets secrets, IReadOnlyList<Counted> counted, CancellationToken ct)
    {
        // Of two with the same link, the second finds here that it is used.
        var found = await invitations.Find(command.Token, ct);
        if (found is null) return new InvitationUnknown();
        if (found.Refuse(real.Now) is { } closed) return closed;
        found.Invitation.Use(real.Now).OrThrow();
        var account = await db.Accounts.SingleOrDefaultAsync(one => one.StaffId == found.Staff.Id, ct);
        if (account is null)
        {
            var normal = UserName.Normal(secrets.User);
            if (await db.Accounts.AnyAsync(one => one.NormalizedUserName == normal, ct)) return new UserNameTaken();
            account = new()
            {
                CooperativeId = db.Tenant.Id, StaffId = found.Staff.Id, UserName = secrets.User,
                NormalizedUserName = normal,
            };
            db.Accounts.Add(account);
        }

        account.PasswordHash = secrets.PasswordHash;
        (account.FactorKey, account.LastCodeStep, account.TwoFactorEnabled) = (command.Key, secrets.Step, true);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        await db.EndSessionsOf(found.Staff.Id, SessionEnd.NewSecret, real.Now, ct);
        await tries.Forgive(counted, ct);
        db.AuditTrail.Add(new(
            db.Tenant.Id, found.Staff.Id, sessionId: null, TrailVerbs.Joined, document: null, clock.GetUtcNow()));
        return new Result(account.UserName!);
    }

    private static string HalfOf(string? typed) => SecretToken.HashOf(OneTimeCodes.Tidy(typed));

    private static string LineOf(string address) =>
        VisitorAddress.Of(IPAddress.TryParse(address, out var known) ? known : null);

    private sealed record Secrets(string User, string PasswordHash, long Step);

    /// <param name="Village">The slug.</param>
    /// <param name="Token">Of the link.</param>
    /// <param name="User">The name that they choose; who has an account keeps its name.</param>
    /// <param name="Key">As it was offered.</param>
    /// <param name="Code">Of the phone that has it.</param>
    /// <param name="Address">Of the visitor.</param>
    /// <param name="Handover">The second half of the link, where it has one.</param>
    public sealed record Command(
        string Village, string Token, string User, string Password, string Key, string Code, string Address,
        string? Handover = null);

    /// <param name="User">Under which they sign in.</param>
    public sealed record Result(string User);
}
