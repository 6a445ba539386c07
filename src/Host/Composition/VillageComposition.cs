using VillageCloud.Data;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Pictures;
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
        services.AddScoped<Merchant>(static scope => Account(scope).Merchant);
        services.AddScoped<IPaymentGateway>(static scope => Account(scope).Payments);
        services.AddScoped<IPayNoticeDecoder>(static scope => Account(scope).Notices);
        services.AddScoped<IMerchantTransfer>(static scope => Account(scope).Transfers);
        services.AddScoped<IShippingReporter>(static scope => Account(scope).Shipping);
        services.AddScoped<IMessagePushDecoder>(static scope => Account(scope).Push);
        services.AddScoped<ISubscribeMessenger>(static scope => Account(scope).Messages);
        services.AddScoped<IWeChatLogin>(static scope => Account(scope).Login);
        services.AddScoped<IBillSource>(static scope => Account(scope).Bills);
        return services;
    }

    /// <param name="folder">Of pictures; made when the first one comes.</param>
    /// <param name="bucket">Where they lie instead; null for the folder.</param>
    public static IServiceCollection AddMedia(
        this IServiceCollection services, string folder, BucketSettings? bucket = null) => services
        .AddSingleton<IMediaStore>(_ => bucket is null ? new FolderMediaStore(folder) : new BucketMediaStore(bucket))
        .AddSingleton<IPictureProcessor, VipsPictures>();

    // The village must be entered before a feature that talks to WeChat is made. Not a service itself: a scope would
    // dispose what lives as long as the process.
    private static WeChatAccount Account(IServiceProvider scope) =>
        scope.GetRequiredService<WeChatAccounts>().Find(scope.GetRequiredService<Tenant>().Village)
        ?? throw new RefusedException(new WeChatNotConnected());
}
