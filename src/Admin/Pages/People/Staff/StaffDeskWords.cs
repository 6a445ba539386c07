using VillageCloud.Admin.Layout;
using VillageCloud.Admin.Pages.Finance.Rules;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Staff;

internal static class StaffDeskWords
{
    public static (string Text, Tone Tone) Of(StaffStanding standing) => standing switch
    {
        StaffStanding.Active => ("在用", Tone.Good),
        StaffStanding.Invited => ("未启用", Tone.Waiting),
        StaffStanding.HeldUp => ("锁定", Tone.Bad),
        StaffStanding.Disabled => ("已停用", Tone.Calm),
    };

    public static string Of(StaffWish wish) => wish switch
    {
        StaffWish.Appoint => "添人",
        StaffWish.ChangeRole => "换岗位",
        StaffWish.Reset => "重发链接",
        StaffWish.Enable => "启用",
    };

    public static (string Text, Tone Tone) Of(StaffRequestStatus status) => status switch
    {
        StaffRequestStatus.Requested => ("待复核", Tone.Waiting),
        StaffRequestStatus.LinkReady => ("可以取链接", Tone.Moving),
        StaffRequestStatus.Done => ("办好了", Tone.Good),
        StaffRequestStatus.Declined => ("没有办", Tone.Calm),
        StaffRequestStatus.Lapsed => ("作废", Tone.Calm),
    };

    /// <summary>In two groups, as a number is read aloud.</summary>
    public static string Spaced(string code) => $"{code[..4]} {code[4..]}";

    /// <summary>The role, and of a representative the seat.</summary>
    public static string PostOf(StaffRole role, Seat? seat) => (role, seat) switch
    {
        (_, { } one) => RuleWords.Of(one),
        (StaffRole.Representative, null) => "代表（没有席位）",
        _ => StaffWords.Of(role),
    };

    /// <summary>What can't be done while nobody sits there.</summary>
    public static string EmptyOf(Seat seat) =>
        $"空着。{RuleWords.Of(seat)}不到位，就提不了新的分成规则，在办的也定不下来";

    /// <summary>What follows when it is agreed to.</summary>
    public static string LeadOf(StaffWish wish) => wish switch
    {
        StaffWish.Appoint => "另一位同事同意以后，您来取链接，交给本人设密码和验证器。",
        StaffWish.ChangeRole => "另一位同事同意以后，他的岗位马上变，正在用的登录会退出，重新登录就行。",
        StaffWish.Reset => "另一位同事同意以后，他现在的密码和验证器马上失效，您来取新链接。用户名不变。",
        StaffWish.Enable => "另一位同事同意以后，他可以用原来的密码和验证器登录。席位要另派。",
    };
}
