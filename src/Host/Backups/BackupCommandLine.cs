using System.CommandLine;

namespace VillageCloud.Host.Backups;

/// <summary><c>backup</c> and <c>restore</c>.</summary>
public static class BackupCommandLine
{
    public static Command Backup(Func<WebApplicationBuilder, Surroundings> around)
    {
        var folder = new Option<string>("--to") { Description = "a folder, best on another machine", Required = true };
        var keep = new Option<int?>("--keep") { Description = "delete all but so many of the newest in that folder" };
        keep.Validators.Add(static kept =>
        {
            if (kept.GetValueOrDefault<int?>() < 1) kept.AddError("--keep: 1 or more");
        });
        var backup = new Command("backup", "copy the whole installation into one file, while it runs") { folder, keep };
        backup.SetAction((parsed, ct) => Complaint.Tell(() => new BackupCommands(around).Backup(
            parsed.GetValue(folder)!, parsed.GetValue(keep), ct)));
        return backup;
    }

    public static Command Restore(Func<WebApplicationBuilder, Surroundings> around)
    {
        var file = new Option<string>("--from") { Description = "a file that 'backup' made", Required = true };
        var restore = new Command("restore", "fill an empty database from a backup") { file };
        restore.SetAction((parsed, ct) => Complaint.Tell(() => new BackupCommands(around).Restore(
            parsed.GetValue(file)!, ct)));
        return restore;
    }
}
