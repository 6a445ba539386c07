using System.Globalization;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Rules;

/// <summary>A version is written, tried out, and put to the three.</summary>
public sealed partial class NewRulePage
{
    private const int Enough = 3;

    private readonly List<TypedStep> steps = [];
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private IReadOnlyList<(string Key, string Text)> scopes = [];
    private IReadOnlyDictionary<Seat, StaffId> speakers = new Dictionary<Seat, StaffId>();
    private IReadOnlyList<SplitStepView>? tried;
    private string code = "";
    private string scope = "";
    private string from = "";
    private string agreement = "";
    private string trial = "100.00";
    private Refusal? trialRefusal;
    private Refusal? refusal;
    private bool busy;

    private async Task<Outcome<ListRules.View>> Load()
    {
        var all = await Village.Look((ListRules feature) => feature.Run(CancellationToken.None));
        if (!all.IsRefused && steps.Count == 0) Begin(all.Value);
        return all;
    }

    /// <summary>From the version that is to be changed, or from the parties that every village has.</summary>
    private void Begin(ListRules.View all)
    {
        code = Address.Read("code") ?? "";
        var last = all.Versions.FirstOrDefault(one => one.Code == code);
        scopes =
        [
            ("", "全部商品"),
            .. all.Categories.Select(static one => (KeyOf(one.Id), RuleWords.OfCategory(one.Path))),
        ];
        scope = last?.Scope.CategoryId is { } category ? KeyOf(category) : "";
        from = $"{all.Today:yyyy-MM-dd}";
        speakers = all.Speakers.ToDictionary(static one => one.Seat, static one => one.Id);
        steps.AddRange(last is not null
            ? last.Steps.Select(TypedStep.Of)
            : all.Parties.Where(static one => one.Kind <= PartyKind.Cooperative)
                .Select(static one => new TypedStep { Party = one.Id.Value }));
    }

    private void Add(ListRules.View all) => steps.Add(new() { Party = all.Parties[0].Id.Value });

    private void Move(int at, int by) => (steps[at], steps[at + by]) = (steps[at + by], steps[at]);

    private async Task Try()
    {
        tried = null;
        if (!AmountField.TryRead(trial, out var net))
        {
            trialRefusal = new AmountUnreadable();
            return;
        }

        var asked = Read();
        trialRefusal = asked.Refusal;
        if (trialRefusal is not null) return;
        var found = await Village.Run((PreviewRule feature) =>
            feature.Run(new(asked.Value, net), CancellationToken.None));
        trialRefusal = found.Refusal;
        if (trialRefusal is null) tried = found.Value;
    }

    private async Task Save()
    {
        if (busy) return;
        var asked = Read();
        var isDay = DateOnly.TryParseExact(from, "yyyy-MM-dd", out var day);
        refusal = asked.Refusal ?? (isDay ? null : new DayNotChosen());
        if (refusal is not null) return;
        busy = true;
        var put = await Village.Run((ProposeRule feature, StaffIdentity me) => feature.Run(
            new(
                key, me.Actor, code.Trim(), day, ScopeOf(scope), agreement,
                new(Of(Seat.Farmers), Of(Seat.Enterprise), Of(Seat.Government)), asked.Value),
            CancellationToken.None));
        busy = false;
        refusal = put.Refusal;
        if (refusal is not null) return;
        Messages.Success("提交好了，请三位代表登录表态");
        Navigation.NavigateTo("console/rules");
    }

    private static string KeyOf(CategoryId id) => id.Value.ToString(CultureInfo.InvariantCulture);

    private static RuleScope ScopeOf(string chosen) => long.TryParse(chosen, CultureInfo.InvariantCulture, out var id)
        ? RuleScope.Of(new CategoryId(id))
        : RuleScope.Everything;

    private Outcome<IReadOnlyList<AskedStep>> Read()
    {
        var asked = new List<AskedStep>();
        foreach (var (step, at) in steps.Select(static (one, at) => (one, at)))
        {
            var read = step.Read(at + 1);
            if (read.Refusal is { } unreadable) return unreadable;
            asked.Add(read.Value);
        }

        return asked;
    }

    private static PreviewLine[] SpeakersOf(ListRules.View all) =>
    [
        .. Enum.GetValues<Seat>().Select(seat => new PreviewLine(
            RuleWords.Of(seat), null, all.Speakers.FirstOrDefault(one => one.Seat == seat)?.Name ?? "席位空着")),
    ];

    /// <summary>Nobody where the seat is empty, which the feature refuses.</summary>
    private StaffId Of(Seat seat) => speakers.GetValueOrDefault(seat);
}

public sealed record DayNotChosen() : Refusal("console.day_not_chosen", "请选起用日");
