using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Access;

/// <summary>The one table of who may do what.</summary>
public static class DutiesOfRole
{
    /// <summary>The supervisor sees all that identifies nobody, and changes nothing; a representative looks, and
    /// agrees on rules.</summary>
    public static bool May(this StaffRole role, Duty duty) => (role, duty) switch
    {
        (_, Duty.Look) => true,
        (StaffRole.StoreKeeper, Duty.Serve or Duty.TakeBack or Duty.SeeContacts or Duty.ExportLists) => true,
        (StaffRole.StoreKeeper, Duty.KeepRegister) => true,
        (StaffRole.Treasurer, Duty.Serve or Duty.KeepBooks or Duty.TakeBack or Duty.StopPayment) => true,
        (StaffRole.Treasurer, Duty.SeeContacts or Duty.KeepRegister or Duty.ConnectWeChat) => true,
        (StaffRole.Treasurer, Duty.ExportBankFile or Duty.ExportBooks or Duty.ExportLists) => true,
        (StaffRole.Treasurer, Duty.SeeStaff or Duty.KeepStaff or Duty.GuardStaff) => true,
        (StaffRole.Reviewer, Duty.Review or Duty.TakeBack or Duty.StopPayment) => true,
        (StaffRole.Reviewer, Duty.ExportBooks or Duty.ExportLists) => true,
        (StaffRole.Reviewer, Duty.SeeStaff or Duty.GuardStaff) => true,
        (StaffRole.Supervisor, Duty.ExportBooks or Duty.ExportLists or Duty.SeeTrail or Duty.SeeStaff) => true,
        (StaffRole.Representative, Duty.Agree) => true,
        _ => false,
    };

    /// <summary>Whether something is left that can't be done any more when somebody goes: nobody could then be let in
    /// again from the console.</summary>
    /// <param name="goes">The role that they leave.</param>
    /// <param name="stay">Of everybody else who can sign in.</param>
    /// <returns>Null, or <c>staff.last_one</c>.</returns>
    public static Refusal? RefuseLast(StaffRole goes, IReadOnlyCollection<StaffRole> stay) =>
        IsLost(Duty.KeepStaff, goes, stay) ? new StaffLastOne("管人员")
        : IsLost(Duty.Review, goes, stay) ? new StaffLastOne("复核")
        : null;

    private static bool IsLost(Duty duty, StaffRole goes, IReadOnlyCollection<StaffRole> stay) =>
        goes.May(duty) && !stay.Any(role => role.May(duty));

    /// <summary>Whether a second factor that was shown at sign-in, hours ago, is too old for it: what a second person
    /// says yes to is what somebody at an unattended screen would want.</summary>
    public static bool AsksForFactor(this Duty duty) => duty is Duty.Review or Duty.Agree;
}
