using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Rules;

/// <summary>What was agreed on, and what waits for somebody's word.</summary>
public sealed partial class RulesPage
{
    private LoadState<ListRules.View> state = null!;
    private StaffId me;
    private Refusal? refusal;
    private bool busy;

    private static IReadOnlyList<PreviewLine> FactsOf(ListRules.ProposalRow one) =>
    [
        new("管什么", null, RuleWords.Of(one.Scope)),
        new("怎么分", null, RuleWords.Of(one.Steps)),
        new("起用日", null, $"{one.EffectiveFrom:yyyy-MM-dd}"),
        new("议事纪要", null, one.AgreementNo),
    ];

    private static string NewVersionOf(string code) => $"console/rules/new?code={Uri.EscapeDataString(code)}";

    private static List<ListRules.ProposalRow> Ended(ListRules.View all) =>
        [.. all.Proposals.Where(static one => one.Status != ProposalStatus.Waiting)];

    private async Task<Outcome<ListRules.View>> Load()
    {
        me = (await Village.Me()).Actor.Id;
        return await Village.Look((ListRules feature) => feature.Run(CancellationToken.None));
    }

    private bool IsAskedNow(ListRules.ProposalRow one) =>
        one.Seats.Any(seat => seat.Speaker == me && seat.At is null);

    private async Task Agree(ListRules.ProposalRow one)
    {
        if (await Show<AgreeDialog>("同意这份规则", one)) await state.Reload();
    }

    private async Task TurnDown(ListRules.ProposalRow one)
    {
        if (await Show<TurnDownDialog>("不同意这份规则", one)) await state.Reload();
    }

    private async Task Withdraw(ListRules.ProposalRow one)
    {
        if (busy) return;
        busy = true;
        refusal = (await Village.Run((WithdrawRule feature, StaffIdentity by) =>
            feature.Run(new(IdempotencyKey.New(), by.Actor, one.Id), CancellationToken.None))).Refusal;
        busy = false;
        if (refusal is not null) return;
        Messages.Success($"规则 {one.Code} 的议案撤回了");
        await state.Reload();
    }

    private Task<bool> Show<TDialog>(string title, ListRules.ProposalRow one)
        where TDialog : Microsoft.AspNetCore.Components.IComponent =>
        Dialogs.Show<TDialog>(title, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Proposal"] = one });
}
