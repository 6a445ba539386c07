using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Notices;

/// <summary>For which messages the phone may ask consent. Only the payee is asked: nobody else can take the money.
/// </summary>
public sealed class ListConsents(VillageDb db, ISubscribeMessenger messenger)
{
    public async Task<IReadOnlyList<ConsentView>> Run(Query query, CancellationToken ct)
    {
        var isPayee = await (
            from shopper in db.Shoppers
            join person in db.HouseholdPeople on shopper.OpenId equals person.OpenId
            where shopper.Id == query.ShopperId && person.IsPayee
            select person.Id).AnyAsync(ct);
        if (!isPayee) return [];
        var known = await db.MessageConsents.AsNoTracking().Where(one => one.ShopperId == query.ShopperId)
            .ToDictionaryAsync(one => one.Topic, ct);
        return
        [
            .. from topic in Enum.GetValues<ReminderTopic>()
            let template = messenger.TemplateOf(topic)
            where template is not null
            let consent = known.GetValueOrDefault(topic)
            select new ConsentView(topic, template, consent?.Remaining ?? 0, consent?.IsRefused ?? false),
        ];
    }

    public sealed record Query(ShopperId ShopperId);
}

/// <param name="TemplateId">For <c>wx.requestSubscribeMessage</c>.</param>
/// <param name="Remaining">Messages that were agreed to and not sent yet.</param>
/// <param name="IsRefused">The last answer was "no".</param>
public sealed record ConsentView(ReminderTopic Topic, string TemplateId, int Remaining, bool IsRefused);
