using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.Finance.Ledger;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Statements;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;
using Row = VillageCloud.Features.Finance.Statements.GetMemberAccounts.Row;

namespace VillageCloud.Admin.Pages.Finance.Statements;

/// <summary>Each household's account with the cooperative, all on one sheet: it is printed.</summary>
public sealed partial class MembersPart
{
    private const int AtOnce = 1_000;

    private static readonly IReadOnlyList<DataColumn<Row>> Columns =
    [
        new("户号", row => row.Number == 0 ? null : row.Number),
        new("农户", row => row.Name),
        new("成员", row => MemberOf(row)),
        new("出资", row => row.Contribution, IsNumber: true, Hint: "交到合作社的股金，照成员登记册"),
        new("公积份额", row => row.ReserveShare, IsNumber: true, Hint: "村里留下的公积里，记在这户名下的，照成员登记册"),
        new("补助份额", row => row.SubsidyShare, IsNumber: true, Hint: "国家补助和捐赠平均量化到这户的，照成员登记册"),
        new("交易额", row => row.Volume, IsNumber: true, Hint: "这段时间卖货的净额，已经减去退款"),
        new("盈余返还", row => row.Patronage, IsNumber: true, Hint: "按交易额返还的分红"),
        new("剩余盈余", row => row.Capital, IsNumber: true, Hint: "按出资和份额分的分红"),
        new("还欠这户", row => row.Owed, IsNumber: true, Hint: "期末村里还欠这户的货款、分红和退社款；负数是这户欠村里"),
    ];

    [Parameter, EditorRequired]
    public PeriodView From { get; set; } = null!;

    [Parameter, EditorRequired]
    public PeriodView To { get; set; } = null!;

    [Parameter]
    public EventCallback<LedgerLink> OnOpen { get; set; }

    private async Task<Outcome<Accounts>> Load()
    {
        var rows = new List<Row>();
        for (var page = 1; ; page++)
        {
            var found = await Village.Run((GetMemberAccounts feature) =>
                feature.Run(new(new(page, AtOnce), From.Id, To.Id), CancellationToken.None));
            if (found.Refusal is { } refusal) return refusal;
            rows.AddRange(found.Value.Rows.Rows);
            if (rows.Count >= found.Value.Rows.Total || found.Value.Rows.Rows.Count == 0)
                return new Accounts(found.Value.Title, rows, found.Value.Total);
        }
    }

    private Task Open(Row row) => OnOpen.InvokeAsync(new(AccountWords.Households, From, To, HouseholdOf(row)));

    /// <summary>What plans of these months gave, which was booked when they were over.</summary>
    private Task OpenPlans(Account account, Row row) =>
        OnOpen.InvokeAsync(new(account.Code, From, To, HouseholdOf(row), LedgerPart.PlansOfMonths));

    private static int? HouseholdOf(Row row) => row.Number == 0 ? null : row.Number;

    private string SalesOf(Row row) => $"console/settlement?state=Settled&household={row.Number}"
        + $"&from={Beijing.Text(From.FirstDay)}&to={Beijing.Text(To.LastDay)}";

    private static string MemberOf(Row row) => row.Number == 0 ? "" : row.IsMember ? "是" : "否";

    /// <summary>What members hold stands in the register, and what they traded opens household by household.</summary>
    private (Money Amount, EventCallback Open)[] Totals(Row total)
    {
        EventCallback Opens(Func<Task> open) => EventCallback.Factory.Create(this, open);
        return
        [
            (total.Contribution, default), (total.ReserveShare, default), (total.SubsidyShare, default),
            (total.Volume, default), (total.Patronage, Opens(() => OpenPlans(Account.PatronageDue, total))),
            (total.Capital, Opens(() => OpenPlans(Account.CapitalDue, total))),
            (total.Owed, Opens(() => Open(total))),
        ];
    }

    private sealed record Accounts(string Title, IReadOnlyList<Row> Rows, Row Total);
}
