using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Scalar.AspNetCore;
using VillageCloud.Api.Finance.Payments;
using VillageCloud.Api.Http;
using VillageCloud.Api.Makers.Artisans;
using VillageCloud.Api.People.Households;
using VillageCloud.Api.People.Shoppers;
using VillageCloud.Api.Shop.Catalog;
using VillageCloud.Api.Shop.Front;
using VillageCloud.Api.Shop.Orders;
using VillageCloud.Api.Shop.Privacy;
using VillageCloud.Api.Shop.Visits;
using VillageCloud.Api.Village.Media;
using VillageCloud.Api.WeChat;

namespace VillageCloud.Api;

/// <summary>The face towards the mini-program and WeChat.</summary>
public static class VillageApi
{
    public static IServiceCollection AddVillageApi(this IServiceCollection services)
    {
        services.AddScoped<CurrentShopper>();
        services.AddHostedService<KeepVisits>();
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            // What the description calls required is required: else a missing part would surface as a bug of ours.
            // One name, one value: of two, a person would have seen the other.
            options.SerializerOptions.AllowDuplicateProperties = false;
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
        routes.UseMiddleware<CountVisits>();
        routes.UseMiddleware<KeptAnswers>();
        var village = routes.MapGroup("/v1/{village}").BehindGate().MayRefuse(404, 429, 500);
        village.MapSessions();
        village.MapCatalog();
        village.MapFront();
        village.MapMedia();
        village.MapShowcase();
        village.MapOrders();
        village.MapPrivacy();
        village.MapMerchant();
        village.MapHousehold();
        village.MapFallback("{**rest}", NoSuchAddress);
        // An address of the API that doesn't even name a village.
        routes.MapFallback("/v1/{**rest}", NoSuchAddress).WithMetadata(new RateKindMetadata(RateKind.Visit));
        routes.MapGroup("/wechat/{village}").BehindGate(RateKind.Callback).ExcludeFromDescription().MapCallbacks();
        routes.MapOpenApi();
        routes.MapScalarApiReference("/reference", ApiDescription.Show);
    }

    private static ProblemHttpResult NoSuchAddress() => Problems.Of(
        StatusCodes.Status404NotFound, "request.no_such_address", "没有这个地址，请更新小程序后再试");
}
