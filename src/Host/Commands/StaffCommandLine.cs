using System.CommandLine;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Host.Commands;

/// <summary><c>staff add|reset|role|disable|enable|unlock</c>: one change of one person.</summary>
public static class StaffCommandLine
{
    public static Command Build(Func<WebApplicationBuilder, Surroundings> around)
    {
        var act = new StaffCommands(around);
        return new("staff", "who acts for a village at the console")
        {
            OfRole("add", "add somebody, and print the link by which they choose how to sign in", act.Add),
            Of("reset", "shut what somebody signs in with, and print a new link", act.Reset),
            OfRole("role", "give somebody another role, and sign them out", act.Appoint),
            Of("disable", "take somebody off, and sign them out", act.Disable),
            Of("enable", "let somebody in again who was taken off", act.Enable),
            Of("unlock", "end the pause after too many wrong tries", act.Unlock),
        };
    }

    private static Command Of(string verb, string what, Func<string, string, CancellationToken, Task<int>> act)
    {
        var (name, village) = (Name(), Village());
        var command = new Command(verb, what) { name, village };
        command.SetAction((parsed, ct) => Complaint.Tell(
            () => act(parsed.GetValue(village)!, parsed.GetValue(name)!, ct)));
        return command;
    }

    private static Command OfRole(
        string verb, string what, Func<string, string, StaffPost, CancellationToken, Task<int>> act)
    {
        var (name, village) = (Name(), Village());
        var seat = new Option<Seat?>("--seat")
        {
            Description = $"of a representative: {string.Join(", ", Enum.GetNames<Seat>())}",
        };
        seat.AcceptOnlyFromAmong(Enum.GetNames<Seat>());
        var role = new Option<StaffRole>("--role")
        {
            Description = string.Join(", ", Enum.GetNames<StaffRole>()), Required = true,
        };
        role.AcceptOnlyFromAmong(Enum.GetNames<StaffRole>());
        var command = new Command(verb, what) { name, village, role, seat };
        command.SetAction((parsed, ct) => Complaint.Tell(() => act(
            parsed.GetValue(village)!, parsed.GetValue(name)!, new(parsed.GetValue(role), parsed.GetValue(seat)), ct)));
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = "as it stands in the console" };

    internal static Option<string> Village() =>
        new("--village") { Description = "the village's slug", Required = true };
}
