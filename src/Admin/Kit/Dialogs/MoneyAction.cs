using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>A step that moves money or approves that it moves, as <see cref="ConfirmMoney"/> asks for it.</summary>
/// <param name="Lead">What the amount is.</param>
/// <param name="Amount">Never negative: what is shown and has to be typed.</param>
/// <param name="Button">What will be done, as a verb.</param>
/// <param name="Run">Does it; a refusal is shown in the dialog, which stays open.</param>
/// <param name="Preview">What will come of it, line by line.</param>
/// <param name="NoteLabel">Asks for a word beside the amount: a reason, a receipt's number.</param>
public sealed record MoneyAction(
    string Title, string Lead, Money Amount, string Button, Func<MoneyWord, Task<Refusal?>> Run,
    IReadOnlyList<PreviewLine>? Preview = null, string? NoteLabel = null);

/// <param name="Text">Shown when there is no amount.</param>
public sealed record PreviewLine(string Name, Money? Amount, string Text = "");

/// <summary>What somebody put their word to.</summary>
/// <param name="Key">Born with the dialog: a second click is the first one again.</param>
public sealed record MoneyWord(IdempotencyKey Key, Money Typed, string Note);
