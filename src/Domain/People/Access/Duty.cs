namespace VillageCloud.Domain.People.Access;

/// <summary>What a member of staff is there for. An act needs one, so does a look at what tells of people.</summary>
public enum Duty
{
    /// <summary>Look at the village's work: everybody who is signed in.</summary>
    Look,

    /// <summary>Ship, ask for refunds, call households.</summary>
    Serve,

    /// <summary>Settle, close, draft, disclose, allocate, pay, fetch bills.</summary>
    KeepBooks,

    /// <summary>Approve what somebody else drafted.</summary>
    Review,

    /// <summary>Take back what one asked for oneself. What somebody else asked for is declined by
    /// <see cref="Review"/>.</summary>
    TakeBack,

    /// <summary>Stop a payment that is on its way: whoever sees the mistake first.</summary>
    StopPayment,

    /// <summary>See where people live and by which number they are called.</summary>
    SeeContacts,

    /// <summary>Keep the village's register of households: register, amend, bring in from a spreadsheet.</summary>
    KeepRegister,

    /// <summary>Carry the account numbers of households to the bank.</summary>
    ExportBankFile,

    /// <summary>Take the books out of the house.</summary>
    ExportBooks,

    /// <summary>Take a list of the console out of the house.</summary>
    ExportLists,

    /// <summary>Speak for one of the three parties that agree on a rule.</summary>
    Agree,

    /// <summary>Say by which merchant account the village takes money and pays it out.</summary>
    ConnectWeChat,

    /// <summary>See who did what.</summary>
    SeeTrail,

    /// <summary>See who acts for the village, and where they are signed in.</summary>
    SeeStaff,

    /// <summary>Ask that somebody be appointed, get another role or a new link. Another one agrees.</summary>
    KeepStaff,

    /// <summary>Take somebody off or end their sessions: whoever sees first that an account is in wrong hands.
    /// </summary>
    GuardStaff,
}
