using VillageCloud.Domain.Shared;

namespace VillageCloud.Host.Leaving;

/// <summary>Why an export can't be written or read, for the person at the keyboard. Nothing was changed.</summary>
internal sealed class LeavingException(string message) : Exception(message)
{
    public static LeavingException NotThere(string file) => new($"{file} is not there. 没有这个文件，请检查路径");

    public static LeavingException There(string file) => new(
        $"{file} is there already. 这个导出文件已经有了，请稍后再试");

    public static LeavingException NoPictures(Refusal why) => new(
        $"The pictures can't be read, and nothing was written. {why.Sentence} ({why.Code})");

    public static LeavingException Damaged(string file) => new(
        $"{file} is damaged, or no export of a village: take another copy, or export again. "
        + "导出文件已损坏，或者不是村的导出文件，请换一份，或者重新导出");
}
