using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

public sealed record PhoneLinkNotFound() : Refusal("phone.not_found", "没有找到这次绑定，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record PhonePersonUnknown()
    : Refusal("phone.person_unknown", "这户的名册上没有这个人了，请先登记，再发绑定码");

public sealed record PhoneAlreadyLinked(string Name)
    : Refusal("phone.already_linked", $"{Name}已经绑了微信；换了手机号不用重绑，换了微信请先解绑")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>One sentence for all that can be wrong with it, so that nobody finds out by trying which codes there are.
/// </summary>
public sealed record PhoneCodeWrong() : Refusal(
    "phone.code_wrong",
    $"户号或者绑定码不对。绑定码是 {PhoneLink.CodeDigits} 位数字，{PhoneLink.Lasts.TotalHours:0} 小时内有效，只能用一次；过期了请村里再发一个");

public sealed record PhoneTaken() : Refusal(
    "phone.taken", "您的微信已经绑着村里的一户，一个微信只能绑一户；要换到别家，请先在设置里解绑")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PhoneNotClaimed()
    : Refusal("phone.not_claimed", "他还没有在手机上输入绑定码，请等他输好再核对")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PhoneCheckDiffers()
    : Refusal("phone.check_differs", "核对码不对，请让他看着手机再念一遍；手机不在他手里就驳回");

public sealed record PhoneNotLinked() : Refusal("phone.not_linked", "没有绑着微信，不用解绑")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
