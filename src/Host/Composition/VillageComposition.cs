using VillageCloud.Data;
using VillageCloud.Domain.Fulfilment;
using VillageCloud.Domain.Members;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Features;
using VillageCloud.WeChat;

namespace VillageCloud.Host.Composition;

/// <summary>Everything below the faces: database, features, and the WeChat account of the village in scope.</summary>
public static class VillageComposition
{
    public static IServiceCollection AddVillage(
        this IServiceCollection services, DatabaseSettings database, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddVillageDb(database);
        services.AddFeatures();
        services.AddScoped(Account);
        services.AddScoped<IPaymentGateway>(static scope => scope.GetRequiredService<WeChatAccount>().Payments);
        services.AddScoped<IPayNoticeDecoder>(static scope => scope.GetRequiredService<WeChatAccount>().Notices);
        services.AddScoped<IMerchantTransfer>(static scope => scope.GetRequiredService<WeChatAccount>().Transfers);
        services.AddScoped<IShippingReporter>(static scope => scope.GetRequiredService<WeChatAccount>().Shipping);
        services.AddScoped<IMessagePushDecoder>(static scope => scope.GetRequiredService<WeChatAccount>().Push);
        services.AddScoped<IWeChatLogin>(static scope => scope.GetRequiredService<WeChatAccount>().Login);
        services.AddScoped<IBillSource>(static scope => scope.GetRequiredService<WeChatAccount>().Bills);
        return services;
    }

    // The village must be entered before a feature that talks to WeChat is made.
    private static WeChatAccount Account(IServiceProvider scope) =>
        scope.GetRequiredService<WeChatAccounts>().For(scope.GetRequiredService<Tenant>().Village);
}
