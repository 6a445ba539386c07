using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Merchants;

/// <summary>What WeChat's consoles show, typed over. Nothing that was entered before comes back here.</summary>
public sealed partial class MerchantDialog
{
    private string app = "";
    private string secret = "";
    private string merchant = "";
    private string serial = "";
    private string key = "";
    private string v3 = "";
    private string platformId = "";
    private string platform = "";
    private string token = "";
    private string aes = "";
    private bool isPlain;
    private string waiting = "";
    private string lapsing = "";
    private string words = "";

    protected override async Task OnInitializedAsync()
    {
        var shown = await Village.Run((ShowMerchantAccount feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None));
        Refusal = shown.Refusal;
        isPlain = !shown.IsRefused && shown.Value.Now?.IsPushPlain == true;
    }

    private Task Save() => Send(async () => (await Village.Run((ProposeMerchantAccount feature, StaffIdentity me) =>
        feature.Run(new(Key, me.Actor, Typed()), CancellationToken.None))).Refusal);

    private WeChatCredentials Typed() => new()
    {
        AppId = app, AppSecret = secret, MerchantId = merchant, MerchantSerial = serial, MerchantKey = key,
        ApiV3Key = v3, PlatformKeyId = platformId, PlatformKey = platform, PushToken = token, PushKey = aes,
        IsPushPlain = isPlain, WaitingTemplateId = waiting, LapsingTemplateId = lapsing, TemplateKeys = words,
    };
}
