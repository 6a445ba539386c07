using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Model;

/// <summary>One claim, paid and paid again while WeChat, the bank and people say what they like about it: it never goes
/// out twice at once, and whoever drafted it approves or confirms nothing.</summary>
public sealed class PayoutModelTests
{
    private static readonly PayoutStatus[] Alive = [PayoutStatus.Submitted, PayoutStatus.WaitingForPayee,
        PayoutStatus.Succeeded];

    [Test]
    public void Whatever_is_said_of_a_claim_it_goes_out_once_at_a_time() =>
        Seeds.Play(static chance => new History(chance).Step);

    private sealed class History
    {
        private readonly Random chance;
        private readonly List<PayoutBatch> batches = [];
        private DateTimeOffset now = Start;

        public History(Random chance)
        {
            this.chance = chance;
            var channel = (PayoutChannel)chance.Next(Enum.GetValues<PayoutChannel>().Length);
            Add(new Payout(HouseholdPaidBy(channel), "F0", new(3_000), new(chance.Next(2_000))));
        }

        private PayoutBatch Batch => batches[^1];

        private Payout Payout => Batch.Payouts[0];

        public string Step()
        {
            now += TimeSpan.FromMinutes(chance.Next(90));
            var before = Payout.Status;
            var (deed, outcome) = Deed(Staff());
            Hold();
            return $"{deed}: {outcome.Refusal?.Code ?? "done"}, {before} → {Payout.Status}";
        }

        private (string Deed, Outcome Outcome) Deed(StaffId by)
        {
            var typed = chance.Next(5) == 0 ? Payout.Amount + new Money(1) : Payout.Amount;
            switch (chance.Next(10))
            {
                case 0 or 1: return ("approve", Approve(by, typed));
                case 2: return ("waits", Payout.Progress(Report(TransferState.WaitUserConfirm), now));
                case 3: return ("under way", Payout.Progress(Report(TransferState.Processing), now));
                case 4: return ("succeeds", Payout.Succeed("B1", now));
                case 5: return ("fails", Payout.Fail("B1", "OTHER", now));
                case 6: return ("confirm", Batch.Confirm(Payout, "回单 1", by, typed, now));
                case 7: return ("came back", Payout.Return("账号已注销", now));
                case 8: return ("cancel", Payout.RequestCancel(by, now));
                default: return ("again", Again());
            }
        }

        private Outcome Approve(StaffId by, Money typed)
        {
            var approved = Batch.Approve(by, typed, now);
            if (!approved.IsRefused && batches.Count > 1) batches[^2].Payouts[0].Replace();
            return approved;
        }

        private Outcome Again()
        {
            if (!Payout.IsLeft) return new NothingFailed();
            var failed = Payout;
            Add(failed.Again($"F{batches.Count}", failed.Goods, failed.Dividend));
            failed.TakeOver(new(batches.Count));
            return Outcome.Done;
        }

        private void Add(Payout payout) => batches.Add(new(OurVillage, $"P{batches.Count}", [payout], Maker, now));

        private void Hold()
        {
            var alive = batches.SelectMany(batch => batch.Payouts).Count(payout => Alive.Contains(payout.Status));
            Invariant.Holds(alive <= 1, "a claim goes out once at a time");
            foreach (var batch in batches)
            {
                Invariant.Holds(batch.People.Checker != Maker, "two people send a batch off");
                Invariant.Holds(
                    batch.Status == BatchStatus.Approved == (batch.Payouts[0].Status != PayoutStatus.Drafted),
                    "what two people sent off is on its way");
                Invariant.Holds(batch.Payouts[0].ConfirmedBy != Maker, "who drafted it sees no receipt");
                Invariant.Holds(
                    batch.Payouts[0].FinishedAt is null == (batch.Payouts[0].Status is PayoutStatus.Drafted
                        or PayoutStatus.Submitted or PayoutStatus.WaitingForPayee),
                    "what is over has its hour");
            }
        }

        private StaffId Staff() => chance.Next(2) == 0 ? Maker : Checker;

        private TransferReport Report(TransferState state) =>
            new(Payout.OutBillNo, "B1", state, Payout.Amount, "package", null, now);
    }
}
