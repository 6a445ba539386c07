using VillageCloud.Features.Finance.Payouts;

namespace VillageCloud.Features.Tests.Finance.Payouts;

public sealed class BankFileLayoutTests
{
    [Test]
    public void A_bank_gets_its_own_columns_in_its_own_order_and_words()
    {
        var layout = BankFileLayout.Read(" 收款账号 = account, 收款户名=Holder,金额=Amount,用途=Remark ")!;

        Assert.That(
            layout.Columns,
            Is.EqualTo(new BankFileColumn[]
            {
                new("收款账号", BankFileField.Account), new("收款户名", BankFileField.Holder),
                new("金额", BankFileField.Amount), new("用途", BankFileField.Remark),
            }));
    }

    [TestCase("")]
    [TestCase("账号")]
    [TestCase("=Account,户名=Holder,金额=Amount")]
    [TestCase("账号=Account,户名=Holder", Description = "no amount")]
    [TestCase("账号=Account,账号=Holder,金额=Amount", Description = "a heading twice")]
    [TestCase("账号=Account,户名=Holder,金额=4", Description = "a number is no field")]
    public void What_is_no_layout_is_not_taken_for_one(string text) =>
        Assert.That(BankFileLayout.Read(text), Is.Null);

    [Test]
    public void What_is_taken_where_nothing_is_set_holds_each_field_once() => Assert.That(
        BankFileLayout.Usual.Columns.Select(one => one.Field), Is.EquivalentTo(Enum.GetValues<BankFileField>()));
}
