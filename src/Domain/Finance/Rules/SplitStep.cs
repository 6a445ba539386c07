using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>One step of a split as it came out, so that anybody can check it by hand.</summary>
/// <param name="Number">1, 2, 3 … in the order in which they are served.</param>
/// <param name="Base">What it is taken of: the whole net, what the steps above have left, or the rest that the last
/// steps share.</param>
/// <param name="Taken">What the party gets by it; all steps add up to the net.</param>
/// <param name="Remainder">What the exact part is above whole fen, in 1/10,000 fen: by it the spare fen of the rest are
/// given, the largest first (money R1). Zero for other steps, which are rounded down.</param>
/// <param name="HasSpareFen">The party got one of the spare fen.</param>
public sealed record SplitStep(
    int Number, Party Party, WaterfallStep Step, Money Base, Money Taken, int Remainder = 0, bool HasSpareFen = false);
