using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

/// <summary>A booking by no more than the difference: added to the account that the paper tells of, or taken off.
/// </summary>
public sealed partial class AdjustBreakDialog
{
    private const string Add = "add";

    private readonly IReadOnlyList<(string Key, string Text)> ways = [(Add, "加上（钱来了，账上没记）"), ("take", "减去（钱走了，账上没记）")];
    private IReadOnlyList<(string Key, string Text)> counters = [];
    private string way = Add;
    private string amount = "";
    private string counter = "";

    [Parameter, EditorRequired]
    public GetBreak.View View { get; set; } = null!;

    protected override void OnInitialized()
    {
        way = View.Break.Difference.IsNegative ? "take" : Add;
        amount = View.Most.ToString();
        counters = [("", "请选择"), .. View.Counters.Select(one => (one.Code, $"{one.Code} {one.Name}"))];
    }

    private Task Save() => Send(async () =>
    {
        if (!AmountField.TryRead(amount, out var fen)) return new AmountUnreadable();
        return (await Village.Run((RequestBreakEnd feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, View.Break.Id, new(counter, way == Add ? fen : -fen)),
            CancellationToken.None))).Refusal;
    });
}
