using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.Finance.Repayments;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>One household: who they are, how they are paid, and what they have in the cooperative.</summary>
public sealed partial class HouseholdPage
{
    private LoadState<Known> state = null!;
    private string title = "农户";

    [Parameter]
    public int Number { get; set; }

    private async Task<Outcome<Known>> Load()
    {
        var found = await Village.Run((GetHousehold feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Number), CancellationToken.None));
        if (found.Refusal is { } refusal) return refusal;
        var changes = await Village.Look((ListCapitalChanges feature) =>
            feature.Run(new(found.Value.Id), CancellationToken.None));
        if (changes.Refusal is { } notNow) return notNow;
        var payees = await Village.Look((ListPayeeChanges feature) =>
            feature.Run(new(found.Value.Id), CancellationToken.None));
        var phones = await Village.Look((ListPhoneLinks feature) =>
            feature.Run(new(found.Value.Id), CancellationToken.None));
        if (phones.Refusal is { } unknown) return unknown;
        var departures = await Village.Look((ListDepartures feature) =>
            feature.Run(new(found.Value.Id), CancellationToken.None));
        if (departures.Refusal is { } gone) return gone;
        var repayments = await Village.Look((ListRepayments feature) =>
            feature.Run(new(found.Value.Id), CancellationToken.None));
        if (repayments.Refusal is { } unrepaid) return unrepaid;
        var events = await Village.Look((ListHouseholdEvents feature) =>
            feature.Run(new(found.Value.Id), CancellationToken.None));
        if (events.Refusal is { } untold) return untold;
        var split = await Village.Look((FindWaitingSplit feature) =>
            feature.Run(found.Value.Id, CancellationToken.None));
        if (split.Refusal is { } unasked) return unasked;
        var merge = await Village.Look((FindMerge feature) => feature.Run(found.Value.Id, CancellationToken.None));
        if (merge.Refusal is { } unmerged) return unmerged;
        title = $"{found.Value.Number} {found.Value.Name}";
        StateHasChanged();
        return payees.Map(rows => new Known(
            found.Value, changes.Value, rows, phones.Value, departures.Value, repayments.Value,
            events.Value, split.Value, merge.Value));
    }

    private static PreviewLine[] CapitalOf(CapitalHolding holding) =>
    [
        new("出资", holding.Contribution), new("公积份额", holding.ReserveShare), new("补助份额", holding.SubsidyShare),
    ];

    private Task Amend(HouseholdView one) => Show<HouseholdDialog>("修改登记", one, "改好了");

    private Task ChangeCapital(HouseholdView one) =>
        Show<CapitalDialog>("改出资和份额", one, "已提交，等另一位同事在「复核」里确认");

    private Task ChangePayee(HouseholdView one) =>
        Show<PayeeDialog>("换收款人或账号", one, "已提交，等另一位同事在「复核」里对着存折看");

    private async Task Stop(PayeeChangeView change)
    {
        var isDone = await Dialogs.Show<PayeeReasonDialog>(
            "停下换收款", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(PayeeReasonDialog.Number)] = change.Number,
                [nameof(PayeeReasonDialog.Lead)] = $"{change.Summary}。停下以后钱照旧付",
                [nameof(PayeeReasonDialog.Verb)] = "停 下", [nameof(PayeeReasonDialog.Stops)] = true,
            });
        if (!isDone) return;
        Messages.Success("停下了，钱照旧付");
        await state.Reload();
    }

    private Task Leave(HouseholdView one) => Show<LeaveDialog>("登记离开", one, "登记好了");

    private Task Depart(HouseholdView one) =>
        Show<DepartureDialog>("办退社", one, "已提交，等另一位同事在「复核」里确认");

    private Task Split(HouseholdView one) => ShowFrom<SplitDialog>("办分户", one);

    private Task Merge(HouseholdView one) => ShowFrom<MergeDialog>("办并户", one);

    private async Task ShowFrom<TDialog>(string asked, HouseholdView one)
        where TDialog : IComponent
    {
        var isDone = await Dialogs.Show<TDialog>(
            asked, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(SplitDialog.From)] = one });
        if (!isDone) return;
        Messages.Success("已提交，等另一位同事在「复核」里确认");
        await state.Reload();
    }

    private async Task RecordReturn(ListDepartures.Row departure)
    {
        var isDone = await Dialogs.Show<CapitalReturnDialog>(
            "登记付退社款", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(CapitalReturnDialog.Departure)] = departure,
            });
        if (!isDone) return;
        Messages.Success("已提交，等另一位同事在「复核」里确认");
        await state.Reload();
    }

    private async Task RecordRepayment(HouseholdView one, Money owes)
    {
        var isDone = await Dialogs.Show<RepaymentDialog>(
            "登记还款", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(RepaymentDialog.Of)] = one, [nameof(RepaymentDialog.Owes)] = owes,
            });
        if (!isDone) return;
        Messages.Success("已提交，等另一位同事在「复核」里确认");
        await state.Reload();
    }

    private async Task TakeBack(HouseholdView one, ListRepayments.Row repayment)
    {
        var isDone = await Dialogs.ConfirmMoney(new(
            "冲销还款", "原样冲回这一笔，这户又欠这么多。另一位同事同意才冲销；对的数再登记一笔新的", repayment.Amount, "提交复核",
            async word => (await Village.Run((RequestRepaymentReversal feature, StaffIdentity me) => feature.Run(
                new(word.Key, me.Actor, repayment.Number, word.Note), CancellationToken.None))).Refusal,
            [
                new("农户", null, $"{one.Number} {one.Name}"), new("哪天到账的", null, Beijing.Text(repayment.Day)),
                new("银行回单号", null, repayment.Evidence),
            ],
            NoteLabel: "为什么冲销（复核的人会看到）"));
        if (!isDone) return;
        Messages.Success("已申请冲销，等另一位同事在「复核」里确认");
        await state.Reload();
    }

    private Task RecordDeath(HouseholdView one, PersonView person) =>
        ShowPerson<DeathDialog>("登记去世", one, person, "登记好了");

    private Task TakeBackDeath(HouseholdView one, PersonView person) =>
        ShowPerson<DeathBackDialog>("去世登记错了", one, person, "改回来了");

    private Task Erase(HouseholdView one, PersonView person) =>
        ShowPerson<ErasePersonDialog>("删除资料", one, person, "资料删除了");

    private async Task ShowPerson<TDialog>(string asked, HouseholdView one, PersonView person, string done)
        where TDialog : IComponent
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(DeathDialog.Of)] = one, [nameof(DeathDialog.Person)] = person,
        };
        if (!await Dialogs.Show<TDialog>(asked, parameters)) return;
        Messages.Success(done);
        await state.Reload();
    }

    /// <summary>Also when it was closed without a word: a code may have been shown by then.</summary>
    private async Task ShowPhone<TDialog>(string asked, HouseholdView one, PersonView person)
        where TDialog : IComponent
    {
        _ = await Dialogs.Show<TDialog>(asked, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PhoneCodeDialog.Of)] = one, [nameof(PhoneCodeDialog.Person)] = person,
        });
        await state.Reload();
    }

    private async Task Show<TDialog>(string asked, HouseholdView of, string done)
        where TDialog : IComponent
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(HouseholdDialog.Of)] = of };
        if (!await Dialogs.Show<TDialog>(asked, parameters)) return;
        Messages.Success(done);
        await state.Reload();
    }

    private sealed record Known(
        HouseholdView Household, IReadOnlyList<ListCapitalChanges.Row> Changes,
        IReadOnlyList<PayeeChangeView> Payees, IReadOnlyList<PhoneLinkView> Phones,
        IReadOnlyList<ListDepartures.Row> Departures, ListRepayments.View Repayments,
        IReadOnlyList<ListHouseholdEvents.Row> Events, string? WaitingSplit, FindMerge.View? Merge)
    {
        public PhoneLinkView? PhoneOf(PersonView person) =>
            Phones.FirstOrDefault(link => link.PersonId == person.Id);

        public ListCapitalChanges.Row? Waits =>
            Changes.FirstOrDefault(change => change.Status == CapitalStatus.Requested);
    }
}
