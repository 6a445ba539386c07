using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>Attendance, votes and minutes, as the assembly's paper says them.</summary>
public sealed partial class ResolutionDialog
{
    private string day = "";
    private string members = "";
    private string present = "";
    private string votes = "";
    private string inFavour = "";
    private string against = "0";
    private string abstained = "0";
    private string minutes = "";

    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    private string? Earliest => Plan.Course?.Disclosure is { } disclosure
        ? $"公示满期以后，最早 {Beijing.Text(BeijingTime.DayOf(disclosure.Until))}"
        : null;

    // Before: what was recorded is usually right but for one figure.
    protected override void OnInitialized()
    {
        if (Plan.Course?.Resolution?.Vote is not { } vote) return;
        (day, minutes) = (Beijing.Text(vote.HeldOn), vote.Minutes);
        (members, present, votes) = (Text(vote.Members), Text(vote.Present), Text(vote.Votes));
        (inFavour, against, abstained) = (Text(vote.For), Text(vote.Against), Text(vote.Abstained));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static int? Read(string count) =>
        int.TryParse(count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private AssemblyVote? Vote() =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", out var heldOn)
        && (Read(members), Read(present), Read(votes)) is ({ } all, { } came, { } ballots)
        && (Read(inFavour), Read(against), Read(abstained)) is ({ } yes, { } no, { } neither)
            ? new(heldOn, all, came, ballots, yes, no, neither, minutes)
            : null;

    private Task Save() => Send(async () =>
    {
        if (Vote() is not { } vote) return new VoteUnreadable();
        return (await Village.Run((RecordResolution feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Plan.Id, vote), CancellationToken.None))).Refusal;
    });
}

public sealed record VoteUnreadable()
    : Refusal("console.vote_unreadable", "请选开会日期，人数和票数都写成整数，例如 30；没有人反对或弃权就写 0");
