using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.Insights;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Host.Commands;

/// <summary>Founds villages, and tells of those that are there.</summary>
internal sealed class VillageCommands(Func<WebApplicationBuilder, Surroundings> around)
{
    public Task<int> Found(FoundVillage.Command command, CancellationToken ct) => QuietVillage.Say(
        around, village: null,
        async Task<Outcome<string>> (quiet) =>
        {
            var founded = await quiet.The<FoundVillage>().Run(command, ct);
            if (founded.Refusal is { } refusal) return refusal;
            if (!founded.Value.IsNew)
            {
                return $"{command.Slug} stands already, and nothing was changed: 'staff add' adds somebody, 'staff "
                    + $"reset' makes a new link. {command.Slug} 已经建好，没有改动；加人用 staff add，重发链接用 staff reset";
            }

            // After the founding, not with it: if this fails, the village stands and a reset makes the link.
            var founder = StaffMember.NameOf(command.Founder).OrThrow();
            return (await quiet.The<ResetStaff>().Run(new(founder), ct)).Map(link =>
                $"{command.Slug} is founded. {command.Slug} 已建好。\n"
                + quiet.LinkFor(link.Name, command.Slug, link.Token));
        },
        ct);

    public Task<int> List(CancellationToken ct) => QuietVillage.Say(
        around, village: null,
        async Task<Outcome<string>> (quiet) =>
        {
            var all = await quiet.The<ListVillages>().Run(ct);
            return all.Count == 0
                ? "No village yet: 'village found' founds one. 还没有村，用 village found 建一个"
                : string.Join('\n', all.Select(one =>
                    $"{one.Slug}\t{one.Name}\t{one.Form}{(one.IsClosed ? "\tclosed 正在删除" : "")}"));
        },
        ct);

    /// <summary>Exit code 1 while something is missing.</summary>
    public async Task<int> Check(string village, CancellationToken ct)
    {
        var isReady = false;
        var code = await QuietVillage.Say(
            around, village,
            async Task<Outcome<string>> (quiet) =>
            {
                var needs = (await quiet.The<CheckVillage>().Run(ct)).ToList();
                var lines = quiet.HasStandIn ? [] : await quiet.The<CheckConnection>().AtServer(ct);
                if (lines is null) needs.Add(OpeningNeed.WeChat);
                var pictures = (await quiet.The<IMediaStore>().Try(ct)).Refusal;
                isReady = needs.Count == 0 && lines!.All(line => line.IsGood) && pictures is null;
                var told = needs.Select(need => $"✗ {need}: {NeedWords.Of(need, village)}")
                    .Concat((lines ?? []).Select(WeChatCommands.Tell))
                    .Concat(pictures is null ? [] : [$"✗ Pictures: {pictures.Sentence} ({pictures.Code})"]);
                return string.Join(
                    '\n', isReady ? told.Append("Nothing is missing: the shop can open. 都齐了，可以开店") : told);
            },
            ct);
        return code == 0 && isReady ? 0 : 1;
    }
}
