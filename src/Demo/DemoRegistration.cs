using Microsoft.Extensions.DependencyInjection;

namespace VillageCloud.Demo;

/// <summary>What a program adds that may found the demo village.</summary>
public static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services) =>
        services.AddScoped<SeedDemoVillage>().AddScoped<HangDemoPictures>();
}
