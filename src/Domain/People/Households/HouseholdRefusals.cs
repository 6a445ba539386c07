using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

public sealed record HouseholdNotFound() : Refusal("household.not_found", "没有找到这户，请从农户列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record HouseholdNumberInvalid() : Refusal(
    "household.number_invalid", $"户号是 1 到 {HouseholdEntry.LargestNumber} 的整数，请照村里的名册填写");

public sealed record HouseholdNumberTaken(int Number, string Name)
    : Refusal("household.number_taken", $"户号 {Number} 已经是“{Name}”的，请换一个户号，或者去那一户修改")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record HouseholdNumberStays() : Refusal("household.number_stays", "户号登记以后不改，请照原来的户号填写")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record HouseholdNameInvalid()
    : Refusal("household.name_invalid", $"请写户名，例如“王小苗家”，最多 {HouseholdEntry.LongestName} 个字");

public sealed record HouseholdPeopleMissing() : Refusal(
    "household.people_missing", $"请至少登记户主一个人，一户最多 {HouseholdEntry.MostPeople} 个人");

public sealed record PersonNameInvalid() : Refusal("household.person_name", "请写每个人的姓名，最多 32 个字");

public sealed record PersonTwice(string Name)
    : Refusal("household.person_twice", $"“{Name}”在这户写了两次，请删掉一个，同名的请加上区别");

public sealed record RelationTooLong(string Name) : Refusal(
    "household.relation_too_long", $"{Name} 和户主的关系请写短一点，最多 {PersonEntry.LongestRelation} 个字");

public sealed record PersonPhoneInvalid(string Name)
    : Refusal("household.phone_invalid", $"{Name} 的电话不对，请填 11 位手机号，或者带区号的座机；没有就空着");

public sealed record MemberSinceInvalid()
    : Refusal("household.member_since", "入社日期只有成员才填，不能晚于今天；不知道就空着");

/// <summary>Somebody else has changed the household meanwhile.</summary>
public sealed record HouseholdChanged() : Refusal("household.changed", "这户刚刚有人改过，请关掉重新打开再改")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record HouseholdHasLeft() : Refusal("household.has_left", "这户已经离开合作社，不能再改")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Whom money goes to is changed by two people, and nowhere else.</summary>
public sealed record PayeeStays()
    : Refusal("household.payee_stays", "收款人不能在这里改名或者去掉，钱付给谁要两个人一起改")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BoundPersonStays()
    : Refusal("household.bound_person_stays", "这个人的微信绑着这户，不能直接去掉，请先解绑")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record MemberHoldsCapital()
    : Refusal("household.member_holds_capital", "这户还有出资或份额，是成员；要改成非成员，请先登记退还")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CapitalInvalid() : Refusal(
    "household.capital_invalid", $"出资和份额不能小于 0，也不能超过 {CapitalHolding.Most} 元，请照成员登记册填写");

public sealed record CapitalOfMember(int Number)
    : Refusal("household.capital_of_member", $"户号 {Number} 不是成员，不能有出资和份额；先登记为成员，或者填 0");

public sealed record HouseholdPersonUnknown()
    : Refusal("household.person_unknown", "这户的名册上没有这个人，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record PersonHasDied(string Name)
    : Refusal("household.person_has_died", $"{Name}已经登记去世，请选这户别的人；登记错了，请复核的同事在这户的页面上改回来")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PersonLives(string Name)
    : Refusal("household.person_lives", $"{Name}没有登记过去世，不用改回来")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record DayOfDeathInvalid() : Refusal(
    "household.day_of_death", "去世的日期不能晚于今天，请照死亡证明填写");

public sealed record LeavingDayInvalid()
    : Refusal("household.leaving_day", "离开的日期不能晚于今天，也不能早于入社那天，请核对");

/// <summary>Rights end and money goes back: two people do it.</summary>
public sealed record MemberLeavesByTwo()
    : Refusal("household.member_leaves_by_two", "这户是成员，退社要两个人办，请点「办退社」，另一位同事在「复核」里确认")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Matters">What has to be done before, a sentence each.</param>
public sealed record LeavingTooEarly(IReadOnlyList<string> Matters)
    : Refusal("household.leaving_too_early", $"还不能办：{string.Join("；", Matters)}")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record LeavingReasonMissing() : Refusal(
    "household.leaving_reason", $"请在一行里写明为什么离开，例如“本人书面申请退社”，最多 {Household.LongestReason} 个字");

public sealed record SplitPeopleMissing()
    : Refusal("household.split_people", "请勾上要分出去的人，第一个是新户的收款人");

public sealed record SplitPayeeStays(string Name) : Refusal(
    "household.split_payee", $"{Name}是收款人，要留在原来这户；他要分出去，请先「换收款人或账号」")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SplitLeavesNobody()
    : Refusal("household.split_nobody_left", "原来这户至少要留下一个人，请少勾一个");

/// <param name="Whole">What the old household has.</param>
public sealed record SplitCapitalTooMuch(CapitalHolding Whole) : Refusal(
    "household.split_capital",
    $"分出去的不能小于 0，也不能多于原来有的：出资 {Whole.Contribution} 元，公积份额 {Whole.ReserveShare} 元，补助份额 {Whole.SubsidyShare} 元");

public sealed record SplitDayInvalid()
    : Refusal("household.split_day", "分户的日期不能晚于今天，也不能早于入社那天，请核对");

public sealed record MergeWithItself() : Refusal("household.merge_itself", "请选要并进去的另外一户");

public sealed record MergeHeld() : Refusal(
    "household.merge_held", "有一户的收款人去世了，请先「换收款人或账号」，生效以后再并户")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Rights of a member don't go to somebody who is none.</summary>
public sealed record MergeIntoOther(int Number) : Refusal(
    "household.merge_into_other", $"这户是成员，户号 {Number} 不是；请先把户号 {Number} 登记为成员，或者反过来并")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record MergeDayInvalid()
    : Refusal("household.merge_day", "并户的日期不能晚于今天，也不能早于两户入社那天，请核对");

public sealed record CapitalNotReturned(CapitalHolding Left) : Refusal(
    "household.capital_not_returned",
    $"这户名下还有出资和份额共 {Left.Total} 元，请先在「改出资和份额」里登记退还（填 0），复核以后再登记离开")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BankNameInvalid() : Refusal(
    "household.bank_name", $"请写开户行，例如“诸暨农商银行”，最多 {BankAccount.LongestName} 个字");

public sealed record BankHolderInvalid() : Refusal(
    "household.bank_holder", $"请照存折写账户户名，最多 {BankAccount.LongestName} 个字");

public sealed record BankNumberInvalid() : Refusal(
    "household.bank_number",
    $"银行账号只写数字，{BankAccount.ShortestNumber} 到 {BankAccount.LongestNumber} 位，中间不要空格和横线，请照存折填写");
