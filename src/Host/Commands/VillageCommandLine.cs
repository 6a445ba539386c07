using System.CommandLine;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Host.Leaving;

namespace VillageCloud.Host.Commands;

/// <summary><c>village found|list|check|wechat|export|erase</c>.</summary>
public static class VillageCommandLine
{
    /// <summary>By which words a legal form is asked for; they stay, whatever the program calls it.</summary>
    private static readonly Dictionary<string, LegalForm> Forms = new(StringComparer.Ordinal)
    {
        ["cooperative"] = LegalForm.FarmersCooperative, ["collective"] = LegalForm.VillageCollective,
        ["company"] = LegalForm.VillageCompany, ["合作社"] = LegalForm.FarmersCooperative,
        ["集体经济组织"] = LegalForm.VillageCollective, ["强村公司"] = LegalForm.VillageCompany,
    };

    public static Command Build(Func<WebApplicationBuilder, Surroundings> around)
    {
        var act = new VillageCommands(around);
        var list = new Command("list", "the villages of this installation");
        list.SetAction((_, ct) => Complaint.Tell(() => act.List(ct)));
        var village = StaffCommandLine.Village();
        var check = new Command("check", "what a village lacks before its shop can open") { village };
        check.SetAction((parsed, ct) => Complaint.Tell(() => act.Check(parsed.GetValue(village)!, ct)));
        return new("village", "the villages of this installation")
        {
            Found(act), list, check, WeChat(around), Export(around), Erase(around),
        };
    }

    private static Command Export(Func<WebApplicationBuilder, Surroundings> around)
    {
        var village = StaffCommandLine.Village();
        var folder = new Option<string>("--to") { Description = "a folder that only you can read", Required = true };
        var export = new Command("export", "write all of a village into one file that any program can read")
        {
            village, folder,
        };
        export.SetAction((parsed, ct) => Complaint.Tell(() => new LeavingCommands(around).Export(
            parsed.GetValue(village)!, parsed.GetValue(folder)!, ct)));
        return export;
    }

    private static Command Erase(Func<WebApplicationBuilder, Surroundings> around)
    {
        var village = StaffCommandLine.Village();
        var by = new Option<string>("--decided-by")
        {
            Description = "the name of whoever decided it; it is kept", Required = true,
        };
        var books = new Option<string?>("--books-exported")
        {
            Description = "the newest file that 'export' made; without it only a village goes that never traded",
        };
        var erase = new Command("erase", "take a village away for good; asks for its slug once more")
        {
            village, by, books,
        };
        erase.SetAction((parsed, ct) => Complaint.Tell(() => new LeavingCommands(around).Erase(
            new(parsed.GetValue(village)!, parsed.GetValue(by)!, parsed.GetValue(books)), ct)));
        return erase;
    }

    private static Command WeChat(Func<WebApplicationBuilder, Surroundings> around)
    {
        var village = StaffCommandLine.Village();
        var from = new Option<string>("--from")
        {
            Description = "a JSON file with the names of docs/guide/operator.md; what it leaves out stays as it is",
            Required = true,
        };
        var enter = new Command("wechat", "enter a village's WeChat account, in force at once") { village, from };
        enter.SetAction((parsed, ct) => Complaint.Tell(() => WeChatCommands.Enter(
            around, parsed.GetValue(village)!, parsed.GetValue(from)!, ct)));
        return enter;
    }

    private static Command Found(VillageCommands act)
    {
        var slug = new Option<string>("--slug")
        {
            Description = "its short name in addresses, e.g. shangying; it stays for good", Required = true,
        };
        var name = new Option<string>("--name") { Description = "e.g. 上英村共富合作社", Required = true };
        var form = new Option<string>("--form")
        {
            Description = "cooperative 合作社, collective 集体经济组织 or company 强村公司",
            DefaultValueFactory = static _ => "cooperative",
        };
        form.AcceptOnlyFromAmong([.. Forms.Keys]);
        var founder = new Option<string>("--founder")
        {
            Description = "name of the first member of staff", Required = true,
        };
        var found = new Command("found", "found a village, and print its founder's link") { slug, name, form, founder };
        found.SetAction((parsed, ct) => Complaint.Tell(() => act.Found(
            new(
                parsed.GetValue(slug)!, parsed.GetValue(name)!, Forms[parsed.GetValue(form)!],
                parsed.GetValue(founder)!),
            ct)));
        return found;
    }
}
