using System.Globalization;
using VillageCloud.Features.Finance.Dividends;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

internal static class ResolutionWords
{
    /// <summary>合作社法 art. 22, 30 and 40, in words.</summary>
    public static readonly IReadOnlyList<string> Law =
    [
        "公示满期以后开会，让每个成员有时间看方案。",
        "到会的成员（含委托别人来的）不少于全体成员的三分之二。",
        "赞成的票超过总票数的一半。总票数是全体成员的票，不只是到会的。",
        "一个成员一票；有附加票的，附加票加起来不超过基本票的五分之一。",
    ];

    public static IReadOnlyList<PreviewLine> Of(ResolutionView resolution)
    {
        var vote = resolution.Vote;
        return
        [
            new("开会日期", null, Beijing.Text(vote.HeldOn)),
            new("登记", null, $"{resolution.RecordedBy}　{Beijing.Text(resolution.RecordedAt)}"),
            new("到会", null, $"{vote.Present} 人，全体 {vote.Members} 人（{Share(vote.Present, vote.Members)}）"),
            new("赞成", null, $"{vote.For} 票，总票数 {vote.Votes}（{Share(vote.For, vote.Votes)}）"),
            new("反对", null, $"{vote.Against} 票"), new("弃权", null, $"{vote.Abstained} 票"),
            new("会议记录", null, vote.Minutes),
        ];
    }

    /// <summary>What these numbers ask for, before anybody sends them.</summary>
    public static string? Needed(int? members, int? votes) => (members, votes) switch
    {
        ({ } all, { } ballots) => $"{Quorum(all)}，{Majority(ballots)}。",
        ({ } all, null) => $"{Quorum(all)}。",
        _ => null,
    };

    private static string Quorum(int members) => $"全体 {members} 人，到会至少要 {((members * 2L) + 2) / 3} 人";

    private static string Majority(int votes) => $"总票数 {votes}，赞成至少要 {(votes / 2) + 1} 票";

    private static string Share(int part, int whole) =>
        ((double)part / whole).ToString("P1", CultureInfo.InvariantCulture)
            .Replace(" ", "", StringComparison.Ordinal);
}
