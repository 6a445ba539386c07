using Bunit;
using VillageCloud.Admin.Kit;
using VillageCloud.Admin.Kit.Dialogs;

namespace VillageCloud.Admin.Tests.Kit;

/// <summary>What parts of the kit stand on: the library's services, and a browser that answers nothing.</summary>
internal static class Stage
{
    public static BunitContext Open()
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddAntDesign();
        context.Services.AddScoped<IDialogs, AntDialogs>();
        context.Services.AddScoped<AddressBar>();
        context.Services.AddScoped<ConsoleScope>();
        context.Services.AddSingleton(TimeProvider.System);
        return context;
    }
}
