using NewsSite.Core.Data;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Tests.Photos;

public sealed class CreditLineTests
{
    private static readonly AgencyBook Agencies = new(KnownAgencies.All);

    [Theory]
    [InlineData("AFP", "", "AFP", "", true)]
    [InlineData("(AFP)", "", "AFP", "", true)]
    [InlineData("أ ف ب", "", "AFP", "", true)]
    [InlineData("أ.ف.ب", "", "AFP", "", true)]
    [InlineData("(أ ف ب)", "", "AFP", "", true)]
    [InlineData("رويترز", "", "Reuters", "", true)]
    [InlineData("Photo by Jo Smith/AFP via Getty Images", "Jo Smith", "AFP", "Getty Images", true)]
    [InlineData("Photo by Jo Smith/AFP via Getty", "Jo Smith", "AFP", "Getty", true)]
    [InlineData("Jo Smith/AFP", "Jo Smith", "AFP", "", true)]
    [InlineData("Jo Smith / AP", "Jo Smith", "AP", "", true)]
    [InlineData("AP Photo/Jo Smith", "Jo Smith", "AP", "", true)]
    [InlineData("REUTERS/Jo Smith", "Jo Smith", "Reuters", "", true)]
    [InlineData("AFP PHOTO / Jo Smith", "Jo Smith", "AFP", "", true)]
    [InlineData("Jo Smith/Getty Images", "Jo Smith", "Getty Images", "", true)]
    [InlineData("Jo Smith via Reuters", "Jo Smith", "Reuters", "Reuters", true)]
    [InlineData("Photo: Jo Smith", "Jo Smith", null, "", true)]
    [InlineData("Photograph by Jo Smith", "Jo Smith", null, "", true)]
    [InlineData("© Jo Smith", "Jo Smith", null, "", true)]
    [InlineData("تصوير: سارة علي", "سارة علي", null, "", true)]
    [InlineData("صورة: سارة علي/أ ف ب", "سارة علي", "AFP", "", true)]
    [InlineData("Port archive", "", null, "Port archive", false)]
    [InlineData("Photography Museum", "", null, "Photography Museum", false)]
    [InlineData("Jo Smith/Port archive", "Jo Smith", null, "Port archive", false)]
    [InlineData("", "", null, "", false)]
    public void A_credit_is_told_apart(string credit, string photographer, string? agency, string source, bool isSure)
    {
        var read = CreditLine.Read(credit, Agencies);

        Assert.Equal((photographer, agency, source, isSure), (read.Photographer, read.Agency?.CreditLine, read.Source, read.IsSure));
    }

    [Theory]
    [InlineData("Talks in Geneva. (AFP)", "", "Talks in Geneva.", "AFP")]
    [InlineData("Talks in Geneva. (AFP)", "AFP", "Talks in Geneva.", "AFP")]
    [InlineData("Talks in Geneva. (A.F.P.)", "AFP", "Talks in Geneva.", "AFP")]
    [InlineData("محادثات في جنيف (أ ف ب)", "", "محادثات في جنيف", "أ ف ب")]
    [InlineData("Talks (Photo by Jo/AFP via Getty)", "", "Talks", "Photo by Jo/AFP via Getty")]
    [InlineData("Talks in Geneva. (AFP)", "Reuters", "Talks in Geneva. (AFP)", "Reuters")]
    [InlineData("Talks in Geneva (the second round)", "", "Talks in Geneva (the second round)", "")]
    [InlineData("The minister (left)", "", "The minister (left)", "")]
    [InlineData("Talks", "(AFP)", "Talks", "AFP")]
    public void Caption_and_credit_never_say_the_credit_twice(string caption, string credit, string storedCaption, string storedCredit) =>
        Assert.Equal(new CaptionWords(storedCaption, storedCredit), CaptionWords.Of(caption, credit, Agencies));

    [Theory, InlineData("Talks (AFP)", "AFP", "Talks"), InlineData("Talks (AFP)", "Reuters", "Talks (AFP)"), InlineData("Talks", "AFP", "Talks"), InlineData("Talks (AFP)", "", "Talks (AFP)")]
    public void Beside_an_inherited_credit_the_same_one_is_left_out(string caption, string credit, string shown) =>
        Assert.Equal(shown, CaptionWords.Beside(caption, credit));
}
