using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Platform;
using AccountLine = VillageCloud.Features.Finance.Statements.ListAccountLedger.Row;

namespace VillageCloud.Admin.Pages.Finance.Statements;

/// <summary>The ledger of one account, opened from a figure that it explains.</summary>
public sealed partial class AccountPart
{
    /// <summary>What its words in the address begin with.</summary>
    public const string Name = "ledger.";

    private readonly ListFilter part = new("part", "哪些分录")
    {
        Choices =
        [
            ("", "全部"), (nameof(LedgerPart.BeforeClosing), "不含结账转走的"), (nameof(LedgerPart.Plans), "只看分红分配的"),
            (nameof(LedgerPart.PlansOfMonths), "只看这些月份的方案"),
        ],
    };

    private MonthsFilter months = null!;
    private HouseholdFilter households = null!;
    private IReadOnlyList<ListFilter> filters = [];
    private ListAccountLedger.View? view;

    [Parameter, EditorRequired]
    public string Code { get; set; } = "";

    private static IReadOnlyList<DataColumn<AccountLine>> Columns { get; } =
    [
        new("时间", row => Beijing.Text(row.At), Cells.Time<AccountLine>(row => row.At)),
        new("摘要", row => row.Summary, Cells.Lines<AccountLine>(row => row.Summary), IsLong: true),
        new("农户", row => row.Household ?? ""),
        new("借方", row => row.Debit, Cells.MoneyIfAny<AccountLine>(row => Any(row.Debit)), IsNumber: true),
        new("贷方", row => row.Credit, Cells.MoneyIfAny<AccountLine>(row => Any(row.Credit)), IsNumber: true),
        new("方向", row => AccountWords.Side(row.Balance), Hint: "余额在哪一边；平就是没有余额"),
        new(
            "余额", row => AccountWords.Size(row.Balance),
            Cells.Money<AccountLine>(row => AccountWords.Size(row.Balance)), IsNumber: true, Hint: "这一笔以后还有多少"),
        new("业务号", row => row.BusinessKey, IsHidden: true),
    ];

    protected override void OnInitialized()
    {
        (months, households) = (new(Village), new(Village));
        // Of an account that is nobody's in particular no household is asked for.
        IEnumerable<ListFilter> whose = AccountWords.IsPerHousehold(Code) ? [households.Filter] : [];
        filters = [months.From, months.To, .. whose, part];
    }

    private async Task<Outcome<Page<AccountLine>>> Load(PageQuery page, string search)
    {
        var chosen = await months.Chosen();
        if (chosen.Refusal is { } unknown) return unknown;
        var household = await households.Chosen();
        var found = await Village.Run((ListAccountLedger feature) => feature.Run(
            new(page, Code, chosen.Value.From, chosen.Value.To, household, part.As<LedgerPart>() ?? LedgerPart.All),
            CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        view = found.Value;
        StateHasChanged();
        return view.Page;
    }

    private static Money? Any(Money amount) => amount.IsZero ? null : amount;
}
