using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

/// <summary>How the village's bank wants the file of payments; what it would look like is seen before it is kept.
/// </summary>
public sealed partial class BankFilePage
{
    private static readonly BankFileField[] Fields = Enum.GetValues<BankFileField>();

    private readonly List<Column> columns = [];

    private readonly IReadOnlyList<(string Key, string Text)> encodings =
        [.. Enum.GetValues<BankFileEncoding>().Select(one => (one.ToString(), BankFileWords.Of(one)))];

    private LoadState<GetBankFileLayout.View> state = null!;
    private string encoding = "";
    private IdempotencyKey key = IdempotencyKey.New();
    private Refusal? refusal;
    private bool busy;

    private BankFileEncoding Encoding => Enum.Parse<BankFileEncoding>(encoding);

    private async Task<Outcome<GetBankFileLayout.View>> Load()
    {
        var kept = await Village.Look((GetBankFileLayout feature) => feature.Run(CancellationToken.None));
        if (!kept.IsRefused) Show(kept.Value.Layout);
        return kept;
    }

    private void Show(BankFileLayout layout)
    {
        columns.Clear();
        columns.AddRange(layout.Columns.Select(static one => new Column(one.Field) { Title = one.Title }));
        encoding = layout.Encoding.ToString();
    }

    private void Add() => columns.Add(new(Fields[0]));

    private void Move(int at, int by) => (columns[at], columns[at + by]) = (columns[at + by], columns[at]);

    private BankFileLayout Chosen() => new([.. columns.Select(static one => one.Kept)], Encoding);

    private Outcome<string> Preview() => Chosen().Cleaned().Map(BankFileWords.FirstLines);

    private async Task Save()
    {
        if (busy) return;
        busy = true;
        var saved = await Village.Run((SaveBankFileLayout feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, Chosen()), CancellationToken.None));
        busy = false;
        key = IdempotencyKey.New();
        refusal = saved.Refusal;
        if (refusal is not null) return;
        await state.Reload();
        Messages.Success("银行文件格式保存好了，以后下载的文件都是这样");
    }

    private sealed class Column(BankFileField field)
    {
        public BankFileField Field { get; private set; } = field;

        public string Title { get; set; } = "";

        public BankFileColumn Kept => new(Title, Field);

        /// <summary>A column without a heading of its own takes the usual one.</summary>
        public void Hold(ChangeEventArgs change)
        {
            Field = Enum.Parse<BankFileField>((string)change.Value!);
            if (Title.Length == 0) Title = BankFileLayout.Usual.Columns.First(one => one.Field == Field).Title;
        }
    }
}
