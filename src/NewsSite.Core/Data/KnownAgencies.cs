using NewsSite.Core.Photos;

namespace NewsSite.Core.Data;

/// <summary>The agencies that a new store knows; the desk adds its own.</summary>
internal static class KnownAgencies
{
    private static readonly (string Name, string CreditLine, string Aliases)[] Names =
    [
        ("Agence France-Presse", "AFP", "AFP, AFP Photo, أ ف ب, فرانس برس, وكالة فرانس برس"),
        ("Associated Press", "AP", "AP, AP Photo, The Associated Press, أ ب, أسوشيتد برس"),
        ("Reuters", "Reuters", "Thomson Reuters, رويترز"),
        ("Getty Images", "Getty Images", "Getty, غيتي, غيتي إيميجز, جيتي"),
        ("European Pressphoto Agency", "EPA", "EPA, EPA-EFE, EFE, إ ب أ"),
        ("Deutsche Presse-Agentur", "dpa", "dpa, DPA Picture Alliance, Picture Alliance, د ب أ"),
        ("PA Media", "PA", "PA, PA Wire, PA Images, Press Association"),
        ("United Press International", "UPI", "UPI"),
        ("Xinhua", "Xinhua", "Xinhua News Agency, شينخوا"),
        ("Anadolu Agency", "Anadolu", "Anadolu, AA, الأناضول"),
        ("TASS", "TASS", "Itar-Tass, تاس"),
        ("Kyodo News", "Kyodo", "Kyodo"),
        ("Agenzia Nazionale Stampa Associata", "ANSA", "ANSA"),
        ("Canadian Press", "The Canadian Press", "The Canadian Press, CP"),
        ("Bloomberg", "Bloomberg", "Bloomberg via Getty"),
        ("Alamy", "Alamy", "Alamy Stock Photo"),
        ("Shutterstock", "Shutterstock", "Rex, Rex Features"),
        ("SIPA", "SIPA", "Sipa Press, Sipa USA"),
        ("ZUMA Press", "ZUMA", "ZUMA, Zuma Wire"),
        ("NurPhoto", "NurPhoto", "نور فوتو"),
        ("WAFA", "WAFA", "وفا"),
        ("Saudi Press Agency", "SPA", "SPA, واس"),
        ("Emirates News Agency", "WAM", "WAM, وام"),
        ("Middle East News Agency", "MENA", "MENA, أ ش أ"),
        ("Syrian Arab News Agency", "SANA", "SANA, سانا"),
        ("United Nations", "UN Photo", "UN Photo, UN, الأمم المتحدة"),
    ];

    /// <summary>With the ids that every store gives them.</summary>
    public static IEnumerable<Agency> All => Names.Select((agency, place) => new Agency
    {
        Id = place + 1,
        Name = agency.Name,
        Key = Agency.KeyOf(agency.Name),
        CreditLine = agency.CreditLine,
        Aliases = agency.Aliases,
    });
}
