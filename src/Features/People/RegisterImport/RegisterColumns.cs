namespace VillageCloud.Features.People.RegisterImport;

/// <summary>The headings of the register's spreadsheet: the template has them, and what is brought in is read by them.
/// </summary>
public static class RegisterColumns
{
    public const string Number = "户号";
    public const string Name = "户名";
    public const string Head = "户主";
    public const string Phone = "电话";
    public const string Member = "成员";
    public const string Since = "入社日期";
    public const string Contribution = "出资";
    public const string Reserve = "公积份额";
    public const string Subsidy = "补助份额";
    public const string Bank = "开户行";
    public const string Account = "银行账号";
    public const string Holder = "账户户名";
    public const string Others = "其他人";

    /// <summary>In the template's order, each with how it is filled in.</summary>
    public static IReadOnlyList<(string Heading, string How)> All { get; } =
    [
        (Number, "名册上的户号，整数，不能重复"), (Name, "可以空着，就是户主的名字加“家”"), (Head, "收款的人"),
        (Phone, "户主的手机号，没有就空着"), (Member, "写“是”或“否”"), (Since, "例如 2024-03-05，不知道就空着"),
        (Contribution, "元，非成员空着"), (Reserve, "元，没有就空着"), (Subsidy, "元，没有就空着"),
        (Bank, "不走银行就空着"), (Account, "只写数字，这一列要是文本格式"), (Holder, "空着就是户主"),
        (Others, "姓名/关系/电话，几个人用分号隔开：李红/妻子/13800000001；王强/儿子"),
    ];

    internal static readonly IReadOnlyList<string> Needed = [Number, Head, Member];
}
