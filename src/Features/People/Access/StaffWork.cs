using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Access;

/// <summary>A unit of work on behalf of a member of staff. In the act's own transaction it asks first whether the
/// person may, and writes last, if the act went through, that it was done: there is no act without a trail, and no
/// trail without its act.</summary>
public sealed class StaffWork(UnitOfWork work, VillageDb db, DutyCheck check, TimeProvider clock)
{
    private StaffRole? role;
    private string? document;

    /// <summary>Of whoever acts, as it is at this moment; known inside a body.</summary>
    public StaffRole Role =>
        role ?? throw new InvariantBrokenException("a role is known once its person was asked for their duty");

    /// <summary>As <see cref="UnitOfWork.Once{T}"/>.</summary>
    /// <param name="verb">What is done, e.g. <c>order.ship</c>; the trail tells it.</param>
    public async Task<Outcome<T>> Once<T>(
        string verb, IStaffCommand command, Func<Task<Outcome<T>>> body, CancellationToken ct)
    {
        Refusal? denied = null;
        var scope = $"{verb}:staff-{command.By.Id.Value}";
        var outcome = await work.Once(
            scope, command.Key, command,
            async () =>
            {
                denied = await Deny(command, ct);
                return denied ?? await Told(verb, command, body);
            },
            ct);
        // Whoever may no longer act isn't told the answer of a time when they might.
        return denied ?? outcome;
    }

    /// <summary>As <see cref="UnitOfWork.Do{T}"/>, for what may be done twice, and for what takes data out of the
    /// house.</summary>
    public Task<Outcome<T>> Do<T>(string verb, IStaffAct act, Func<Task<Outcome<T>>> body, CancellationToken ct) =>
        work.Do<T>(async () => await Deny(act, ct) is { } denied ? denied : await Told(verb, act, body), ct);

    /// <summary>As <see cref="UnitOfWork.DryRun{T}"/>: nothing happens, so nothing is told.</summary>
    public Task<Outcome<T>> DryRun<T>(IStaffAct act, Func<Task<Outcome<T>>> body, CancellationToken ct) =>
        work.DryRun<T>(async () => await Deny(act, ct) is { } denied ? denied : await body(), ct);

    /// <summary>What one made oneself one may take back; what somebody else made needs a duty of its own.</summary>
    internal Refusal? RefuseOthers(TwoPeople people, StaffActor by, Duty duty) =>
        people.Maker == by.Id || Role.May(duty) ? null : new NotYourDuty();

    /// <summary>The number of the document that the act has made or found, for the trail.</summary>
    internal void Concerns(string number) => document = number;

    private async Task<Refusal?> Deny(IStaffAct act, CancellationToken ct)
    {
        var asked = await check.Ask(act.By, act.Duty, act.AsksForFactor, ct);
        (role, document) = (asked.IsRefused ? null : asked.Value, null);
        return asked.Refusal;
    }

    private async Task<Outcome<T>> Told<T>(string verb, IStaffAct act, Func<Task<Outcome<T>>> body)
    {
        var outcome = await body();
        if (!outcome.IsRefused)
        {
            db.AuditTrail.Add(new(
                db.Tenant.Id, act.By.Id, act.By.Session, verb, document ?? act.Document, clock.GetUtcNow()));
        }

        return outcome;
    }
}
