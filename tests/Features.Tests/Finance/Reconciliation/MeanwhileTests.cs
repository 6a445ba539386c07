using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

/// <summary>Money goes on moving while a day's bills are compared: on the server anything may be booked between two
/// statements of one transaction. On SQLite a transaction is alone.</summary>
public sealed class MeanwhileTests
{
    [Test]
    public async Task What_is_booked_between_two_statements_of_matching_is_no_difference()
    {
        var between = new Between();
        var village = await TestVillage.Start(DatabaseProvider.MySql, meanwhile: between);
        await using var morning = new BillMorning(new VillageAtWork(village));
        _ = await morning.Work.Sell(1);
        await morning.Until(BillMorning.Day.AddDays(1));
        Assert.That((await morning.Match(BillMorning.Day)).Breaks, Is.Empty, "alone");

        var at = 1;
        for (; ; at++)
        {
            between.Before(at, () => morning.Work.Post(
                $"meanwhile-{at}", morning.Work.Now,
                JournalLine.Debit(Account.WeChatBasic, new Money(1000)),
                JournalLine.Credit(Account.WeChatOperation, new Money(1000))));
            var matched = await village.Run((MatchBills feature) => feature.Run(new(BillMorning.Day), default));
            if (between.IsWaiting) break;
            Assert.That(
                matched.OrThrow().Breaks.Select(one => one.Sentence), Is.Empty, $"booked before statement {at}");
        }

        Assert.That(at, Is.GreaterThan(10), "matching asks more than that");
    }

    /// <summary>Lets something happen before a certain statement of what runs in this flow.</summary>
    private sealed class Between : DbCommandInterceptor
    {
        private Func<Task>? happening;
        private int left;

        public bool IsWaiting => happening is not null;

        public void Before(int statement, Func<Task> happens) => (left, happening) = (statement, happens);

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (happening is { } now && --left == 0)
            {
                happening = null;
                await now();
            }

            return result;
        }
    }
}
