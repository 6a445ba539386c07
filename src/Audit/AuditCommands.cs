using System.CommandLine;

namespace VillageCloud.Audit;

/// <summary>What can be asked of this program; the development host answers to the same words.</summary>
public static class AuditCommands
{
    public static Command Allocate()
    {
        var file = new Argument<string>("file");
        var allocate = new Command(
            "allocate", "re-perform a period's settlement and dividend from a JSON file") { file };
        allocate.SetAction(parsed => AllocateCommand.Run(parsed.GetValue(file)!, Console.Out, Console.Error));
        return allocate;
    }
}
