using System.Globalization;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform.Tables;
using static VillageCloud.Features.People.RegisterImport.RegisterColumns;

namespace VillageCloud.Features.People.RegisterImport;

/// <summary>A table, read as the village's register: the lines that can be taken, and what is wrong with the others.
/// </summary>
internal sealed class RegisterReading(TextTable table, DateOnly today)
    : SheetReading<RegisterLine>(table, [.. All.Select(static one => one.Heading)], Needed)
{
    protected override void FindTwice(IReadOnlyList<RegisterLine> lines) => Twice(
        lines, static line => line.Entry.Number, Number, static line => $"{line.Entry.Number}", "这个户号");

    protected override RegisterLine? LineOf(TableRow row)
    {
        var entry = EntryOf(row);
        var holding = HoldingOf(row);
        var bank = BankOf(row);
        if (entry is null) return null;
        if (!entry.IsMember && !holding.IsNone)
        {
            Bad(row.Line, Contribution, At(row, Contribution), "非成员没有出资和份额，请改成成员，或者把这几格空着");
            return null;
        }

        return new(row.Line, entry, holding, bank);
    }

    private HouseholdEntry? EntryOf(TableRow row)
    {
        var number = NumberOf(row);
        var isMember = IsMember(row);
        var since = SinceOf(row);
        if (number is null || isMember is null) return null;
        var head = At(row, Head);
        var name = At(row, Name) is { Length: > 0 } told ? told : $"{head}家";
        List<PersonTexts> people = [new(head, "户主", At(row, Phone)), .. OthersOf(row)];
        var entry = HouseholdEntry.Of(new(number.Value, name, isMember.Value, since, people), today);
        if (entry.Refusal is not { } refusal) return entry.Value;
        var heading = HeadingOf(refusal, head);
        Bad(row.Line, heading, At(row, heading), refusal.Sentence);
        return null;
    }

    private static string HeadingOf(Refusal refusal, string head) => refusal switch
    {
        HouseholdNumberInvalid => Number,
        HouseholdNameInvalid => Name,
        MemberSinceInvalid => Since,
        PersonPhoneInvalid wrong when wrong.Name == head => Phone,
        PersonNameInvalid when head.Length == 0 => Head,
        _ => Others,
    };

    private int? NumberOf(TableRow row)
    {
        if (int.TryParse(At(row, Number), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        return Bad<int>(row, Number, new HouseholdNumberInvalid().Sentence);
    }

    private bool? IsMember(TableRow row) => At(row, Member) switch
    {
        "是" => true,
        "否" => false,
        _ => Bad<bool>(row, Member, "请写“是”或“否”：是不是合作社的成员"),
    };

    private DateOnly? SinceOf(TableRow row)
    {
        if (At(row, Since).Length == 0) return null;
        return CellText.Day(Cell(row, Since)) ?? Bad<DateOnly>(row, Since, "不是日期，请写成 2024-03-05 这样");
    }

    private IEnumerable<PersonTexts> OthersOf(TableRow row) => At(row, Others)
        .Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static one => one.Split(['/', '／'], StringSplitOptions.TrimEntries))
        .Select(static parts => new PersonTexts(
            parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)));

    private CapitalHolding HoldingOf(TableRow row) =>
        new(AmountOf(row, Contribution), AmountOf(row, Reserve), AmountOf(row, Subsidy));

    private Money AmountOf(TableRow row, string heading)
    {
        if (At(row, heading).Length == 0) return Money.Zero;
        var amount = CellText.Amount(Cell(row, heading));
        if (amount is null) Bad<Money>(row, heading, "不是金额，或者不止两位小数，请改成 1234.50 这样");
        else if (amount.Value.IsNegative) Bad<Money>(row, heading, "不能小于 0，请照成员登记册填写");
        else if (amount.Value > CapitalHolding.Most) Bad<Money>(row, heading, $"不能超过 {CapitalHolding.Most} 元，请核对");
        return amount ?? Money.Zero;
    }

    private BankAccount? BankOf(TableRow row)
    {
        var (bank, number, holder) = (At(row, RegisterColumns.Bank), At(row, Account), At(row, Holder));
        if (bank.Length == 0 && number.Length == 0 && holder.Length == 0) return null;
        // A spreadsheet keeps fifteen figures of a number and makes noughts of the others.
        if (Cell(row, Account).IsNumber && number.Length > 15)
        {
            Bad(row.Line, Account, number, "账号存成了数字，第 15 位以后已经丢了；请把这一列设成文本，重新输入账号");
            return null;
        }

        var account = BankAccount.Of(bank, number, holder.Length > 0 ? holder : At(row, Head));
        if (account.Refusal is not { } refusal) return account.Value;
        var heading = refusal switch
        {
            BankNameInvalid => RegisterColumns.Bank,
            BankHolderInvalid => Holder,
            _ => Account,
        };
        Bad(row.Line, heading, At(row, heading), refusal.Sentence);
        return null;
    }
}

/// <param name="Line">Of the file, from 1.</param>
internal sealed record RegisterLine(int Line, HouseholdEntry Entry, CapitalHolding Holding, BankAccount? Bank)
    : ISheetLine;
