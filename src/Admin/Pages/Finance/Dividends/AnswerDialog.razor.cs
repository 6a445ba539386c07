using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>Another than who drafted the plan says what is true.</summary>
public sealed partial class AnswerDialog
{
    private const string Right = "right";
    private const string Stands = "stands";
    private const string WhatNext =
        "方案错了：还没复核的，请答复以后驳回方案、改好再公示；复核过的，下一期补上。答复以后这户的分红照方案付。";

    // Neither is usual, so none is chosen beforehand.
    private readonly IReadOnlyList<(string Key, string Text)> ways =
        [("", "请选择"), (Stands, "账没有错，照方案"), (Right, "农户说得对，方案要改")];

    private IReadOnlyList<PreviewLine> lines = [];
    private string way = "";
    private string answer = "";

    [Parameter, EditorRequired]
    public ObjectionRow Objection { get; set; } = null!;

    protected override void OnInitialized() => lines =
    [
        new("什么时候提的", null, Beijing.Text(Objection.RaisedAt)),
        new("这户在方案里的分红", Objection.Dividend),
    ];

    private Task Save() => Send(() => way.Length == 0
        ? Task.FromResult<Refusal?>(new FindingNotChosen())
        : WithFactor(Answer));

    private async Task<Refusal?> Answer() =>
        (await Village.Run((AnswerObjection feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, Objection.Id, way == Right, answer), CancellationToken.None))).Refusal;
}

public sealed record FindingNotChosen()
    : Refusal("console.finding_not_chosen", "请先选核对下来账对不对，再写答复");
