using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Scalar.AspNetCore;
using VillageCloud.Api.Catalog;
using VillageCloud.Api.Households;
using VillageCloud.Api.Http;
using VillageCloud.Api.Members;
using VillageCloud.Api.Orders;
using VillageCloud.Api.Showcase;
using VillageCloud.Api.WeChat;

namespace VillageCloud.Api;

/// <summary>The face towards the mini-program and WeChat.</summary>
public static class VillageApi
{
    /// <summary>Names the policy of what is the same for everybody: the shelf, the makers.</summary>
    internal const string Shelf = "shelf";

    /// <summary>How old a kept answer may be. Short enough that nobody notices and no process has to tell another of a
    /// change; an order is priced and its stock is taken from the database all the same.</summary>
    private static readonly TimeSpan ShelfLife = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddVillageApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CurrentShopper>();
        services.Configure<RateLimitOptions>(configuration.GetSection("Api:RateLimits"));
        services.ConfigureOptions<RateLimits>();
        services.AddRateLimiter(static _ => { });
        // Without its lock: with it, whoever waits for another's answer gets that one's failure, be it that he left.
        services.AddOutputCache(static cache => cache.AddPolicy(
            Shelf, static policy => policy.Expire(ShelfLife).SetLocking(false)));
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            // What the description calls required is required: else a missing part would surface as a bug of ours.
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        services.AddOpenApi("v1", ApiDescription.Describe);
        return services;
    }

    public static void MapVillageApi(this WebApplication routes)
    {
        routes.UseRateLimiter();
        routes.UseOutputCache();
        var village = routes.MapGroup("/v1/{village}").BehindGate().MayRefuse(404, 429, 500);
        village.MapSessions();
        village.MapCatalog();
        village.MapShowcase();
        village.MapOrders();
        village.MapHousehold();
        village.MapFallback("{**rest}", static () => Problems.Of(
            StatusCodes.Status404NotFound, "request.no_such_address", "没有这个地址，请更新小程序后再试"));
        routes.MapGroup("/wechat/{village}").BehindGate(RateKind.Callback).ExcludeFromDescription().MapCallbacks();
        routes.MapOpenApi();
        routes.MapScalarApiReference("/reference", ApiDescription.Show);
    }
}
