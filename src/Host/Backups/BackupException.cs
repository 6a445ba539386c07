namespace VillageCloud.Host.Backups;

/// <summary>Why a backup can't be taken or put back, for the person at the keyboard. Nothing was changed, unless it
/// says so.</summary>
internal sealed class BackupException(string message) : Exception(message)
{
    public static BackupException NotThere(string file) => new(
        $"{file} is not there. 没有这个文件，请检查路径");

    public static BackupException NoBackup(string file) => new(
        $"{file} is no backup of this program. 这不是本系统的备份文件，请换一个");

    public static BackupException Damaged(string file) => new(
        $"{file} is damaged or no backup of this program: take another copy. 备份文件已损坏，或者不是本系统的备份，请换一份");

    public static BackupException OtherEngine(string file, string of, string here) => new(
        $"{file} holds a database of '{of}', and Village:Database names '{here}'. 备份的数据库类型和这里的设置不一致，请改设置");

    public static BackupException NotEmpty() => new(
        "The database is not empty, and nothing of it was changed: name an empty one in Village:Database (or another "
        + "Village:DataFolder). 目标数据库不是空的，没有改动；请在设置里换一个空的数据库再恢复");

    public static BackupException OtherBegun(string file) => new(
        $"{file} is not the backup that is being restored into this database, and nothing of it was changed: say the "
        + "same file as the first time, or empty the database. "
        + "这不是上次没有恢复完的那个备份，没有改动；请用同一个备份文件，或者先清空目标数据库");

    public static BackupException NewerProgram(string migration) => new(
        $"The backup was made by a newer version ({migration}): install that one first. 备份来自更新的版本，请先升级程序");

    public static BackupException HalfDone(string why) => new(
        $"{why} What was read so far stands in the database: empty it and restore again. 恢复没有做完，请清空目标数据库后重来");
}
