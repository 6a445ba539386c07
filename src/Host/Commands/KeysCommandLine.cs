using System.CommandLine;
using VillageCloud.Data;
using VillageCloud.Data.Secrets;

namespace VillageCloud.Host.Commands;

/// <summary><c>keys add|renew</c>: the keys that secrets are encrypted with, changed beside a server that runs.
/// </summary>
public static class KeysCommandLine
{
    public static Command Build(Func<WebApplicationBuilder, Surroundings> around)
    {
        var add = new Command("add", "put a new key first; what it doesn't open, the older ones do");
        add.SetAction((_, ct) => Complaint.Tell(() => QuietVillage.Say(
            around, village: null, quiet => Task.FromResult(Add(quiet)), ct)));
        var renew = new Command("renew", "encrypt anew, with the first key, what older ones have encrypted");
        renew.SetAction((_, ct) => Complaint.Tell(() => QuietVillage.Say(
            around, village: null, async Task<Domain.Shared.Outcome<string>> (quiet) =>
            {
                var done = await Reencryption.Run(quiet.The<VillageDb>(), quiet.Settings.Database.Keys, ct);
                return $"{done} values are encrypted anew. 已用新密钥重新加密 {done} 处；旧密钥先留着，旧备份和登录凭证还要用";
            }, ct)));
        return new("keys", "the keys that secrets in the database are encrypted with") { add, renew };
    }

    private static Domain.Shared.Outcome<string> Add(QuietVillage quiet)
    {
        var file = quiet.Settings.Database.Keys.Path;
        DataKeyFile.AddKey(file);
        return $"{file} has a new first key; keep a copy of the file, apart from the database. "
            + "新密钥已加上，请把密钥文件单独备份；再运行 keys renew";
    }
}
