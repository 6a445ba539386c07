using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Shop.Fulfilment;

namespace VillageCloud.Admin.Pages.Shop.Orders;

/// <summary>A label: of the first parcel, of another one, or in place of a wrong one.</summary>
public sealed partial class ShipDialog
{
    private string carrier = "SF";
    private string tracking = "";
    private bool moreFollow;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    /// <summary>The order was shipped, and this is one more parcel of it.</summary>
    [Parameter]
    public bool IsAnother { get; set; }

    /// <summary>The parcel whose label is wrong.</summary>
    [Parameter]
    public ParcelView? Wrong { get; set; }

    private string Verb => this switch
    {
        { Wrong: not null } => "确认改运单",
        { IsAnother: true } => "确认添加",
        _ => "确认发货",
    };

    protected override void OnInitialized()
    {
        if (Wrong is not null) carrier = Wrong.CarrierCode;
    }

    private Task Ship() => Send(async () =>
    {
        var refusal = (await Label()).Refusal;
        if (refusal is null) Messages.Success($"{Verb[2..]}好了：订单 {Number}");
        return refusal;
    });

    private Task<Outcome<ShipmentView>> Label() => this switch
    {
        { Wrong: { } wrong } => Village.Run((CorrectParcel feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Number, wrong.Number, carrier, tracking), CancellationToken.None)),
        { IsAnother: true } => Village.Run((AddParcel feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Number, carrier, tracking, moreFollow), CancellationToken.None)),
        _ => Village.Run((ShipOrder feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Number, carrier, tracking, moreFollow), CancellationToken.None)),
    };
}
