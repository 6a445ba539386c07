using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>A plan beside another one, household by household; where they differ most stands first.</summary>
public sealed partial class ComparePart
{
    private readonly ListFilter change =
        ListFilter.Of<ShareChange>("change", "变化", static one => CompareWords.Of(one).Text);

    private readonly IReadOnlyList<DataColumn<ComparedShare>> columns =
    [
        new("户号", row => row.Number, IsNumber: true, SortBy: nameof(ComparedShare.Number)),
        new("农户", row => row.Name),
        new(
            "变化", row => CompareWords.Of(row.Change).Text,
            Cells.Tag<ComparedShare>(row => CompareWords.Of(row.Change))),
        Amount("那个方案", row => row.First.Dividend), Amount("这个方案", row => row.Second.Dividend),
        new(
            "差多少", row => row.Difference, Cells.Money<ComparedShare>(row => row.Difference), IsNumber: true,
            SortBy: nameof(ComparedShare.Difference), Hint: "这个方案比那个方案多分的，负数是少分的"),
        Amount("那时的交易额", row => row.First.Volume), Amount("现在的交易额", row => row.Second.Volume),
    ];

    private LoadState<Comparison> state = null!;

    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    private static DataColumn<ComparedShare> Amount(string title, Func<ComparedShare, Money> of) =>
        new(title, row => of(row), Cells.Money(of), IsNumber: true);

    private static string KeyOf(DividendPlanId id) => id.Value.ToString(CultureInfo.InvariantCulture);

    private async Task<Outcome<Comparison>> Load()
    {
        var plans = await Village.Look((ListPlans feature) => feature.Run(CancellationToken.None));
        if (plans.Refusal is { } refused) return refused;
        var others = plans.Value.Where(one => one.Id != Plan.Id).ToList();
        if (others.Count == 0) return Comparison.None;
        var asked = Address.Read(InAddress.Against);
        var chosen = others.Find(one => KeyOf(one.Id) == asked)?.Id;
        if (chosen is null)
        {
            var usual = await Village.Run((CompareWithPrevious feature) =>
                feature.Run(new(Plan.Id), CancellationToken.None));
            if (usual.Refusal is { } unknown) return unknown;
            chosen = usual.Value.Against?.First.Id ?? others[0].Id;
        }

        var compared = await Village.Run((ComparePlans feature) =>
            feature.Run(new(chosen.Value, Plan.Id), CancellationToken.None));
        return compared.Map(both => new Comparison(
            [.. others.Select(one => (KeyOf(one.Id), CompareWords.Title(one)))], KeyOf(both.First.Id), both));
    }

    private async Task Choose(string other)
    {
        await Address.Write(InAddress.Against, other);
        await state.Reload();
    }

    private Task<Outcome<Page<ComparedShare>>> Rows(PageQuery page, string search) =>
        Task.FromResult(state.Value!.Both.Find(page, search, change.As<ShareChange>()));

    private int? CountOf(string key) => state.Value is not { } shown ? null
        : Enum.TryParse<ShareChange>(key, out var one) ? shown.Both.CountOf(one)
        : shown.Both.Households.Count;

    /// <param name="Others">With which it can be compared.</param>
    private sealed record Comparison(
        IReadOnlyList<(string Key, string Text)> Others, string Chosen, PlanComparison Both)
    {
        public static readonly Comparison None = new([], "", null!);
    }
}
