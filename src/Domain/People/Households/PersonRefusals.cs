using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

public sealed record PersonIsPayee(string Name) : Refusal(
    "person.is_payee", $"{Name}是这户的收款人，欠这户的钱要有人收。请先「换收款人或账号」，生效以后再删除资料")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PersonHoldsAccount(string Name) : Refusal(
    "person.holds_account", $"这户的钱付到{Name}名下的账号。请先「换收款人或账号」，换成别人的账号，再删除资料")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PersonIsHead(string Name) : Refusal(
    "person.is_head", $"{Name}是户主。请先在「修 改」里把户主写成家里另一个人，再删除资料")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PersonIsLastOne(string Name) : Refusal(
    "person.last_one", $"这户现在只有{Name}一个人。请先办退社或者登记离开，钱结清以后再删除资料；家里还有别的人，先在「修 改」里登记")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PersonNamesHousehold(string Name) : Refusal(
    "person.names_household", $"户名里有{Name}的名字。请先在「修 改」里改户名，再删除资料")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Number">Of what waits.</param>
public sealed record PersonPayeeChangeOpen(string Number) : Refusal(
    "person.payee_change_open", $"换收款 {Number} 还没有办完，里面有这个人。请等它生效，或者驳回、停下以后，再删除资料")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Number">Of what waits.</param>
public sealed record PersonSplitOpen(string Number) : Refusal(
    "person.split_open", $"分户申请 {Number} 在等复核，里面有这个人。请先在「复核」里办完或者驳回，再删除资料")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="OutBillNo">Of the first payout.</param>
public sealed record PersonMoneyOnWay(string OutBillNo, Money Amount) : Refusal(
    "person.money_on_way", $"有一笔付给这个人的钱还没有结果（{OutBillNo}，{Amount} 元）。请等它到账或者退回，再删除资料")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Matters">What isn't settled, a sentence each.</param>
public sealed record PersonMoneyLeft(IReadOnlyList<string> Matters) : Refusal(
    "person.money_left", $"这户的钱还没有结清，结清以后再删除资料：{string.Join("；", Matters)}")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>What can't be undone is done by whoever has typed its name.</summary>
public sealed record PersonTypedDiffers() : Refusal(
    "person.typed_differs", "输入的姓名和要删除的人不一样，请照着名册上的姓名再输入一次");
