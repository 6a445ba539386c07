using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>Another than who drafted the plan says what is true.</summary>
public sealed partial class AnswerDialog
{
    private const string Right = "right";
    private const string WhatNext =
        "方案错了：还没复核的，请答复以后驳回方案、改好再公示；复核过的，下一期补上。答复以后这户的分红照方案付。";

    private readonly IReadOnlyList<(string Key, string Text)> ways =
        [("wrong", "账没有错，照方案"), (Right, "农户说得对，方案要改")];

    private IReadOnlyList<PreviewLine> lines = [];
    private string way = "wrong";
    private string answer = "";

    [Parameter, EditorRequired]
    public ObjectionRow Objection { get; set; } = null!;

    protected override void OnInitialized() => lines =
    [
        new("什么时候提的", null, Beijing.Text(Objection.RaisedAt)),
        new("这户在方案里的分红", Objection.Dividend),
    ];

    private Task Save() => Send(() => WithFactor(async () =>
        (await Village.Run((AnswerObjection feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, Objection.Id, way == Right, answer), CancellationToken.None))).Refusal));
}
