using System.Text;
using NetVips;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Tests.Photos;

public sealed class RenditionTests : IDisposable
{
    private static readonly PhotoFace Face = new("hash", 500, 500, "Lena Marsh/AFP", "Lena Marsh", "© 2026 AFP", "One use");
    private readonly RenditionMaker _maker = new();
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<PictureFormat> Formats => [.. Enum.GetValues<PictureFormat>()];

    [Fact]
    public void Every_name_is_read_back_and_no_two_are_alike()
    {
        var all = (from crop in Enum.GetValues<Crop>() from width in Rendition.Widths from format in Enum.GetValues<PictureFormat>() select new Rendition(crop, width, format)).ToList();

        Assert.Equal(72, all.Select(rendition => rendition.Name).Distinct().Count());
        Assert.All(all, rendition => Assert.Equal(rendition, Rendition.Read(rendition.Name)));
    }

    [Theory]
    [InlineData(Crop.Whole, 800, 1600, 900, 800, 450)]
    [InlineData(Crop.Whole, 2000, 1600, 900, 1600, 900)]
    [InlineData(Crop.Wide, 800, 1600, 1600, 800, 450)]
    [InlineData(Crop.Standard, 800, 3000, 1000, 800, 600)]
    [InlineData(Crop.Square, 2000, 900, 1600, 900, 900)]
    public void A_size_is_known_before_the_picture_is_made(Crop crop, int width, int photoWidth, int photoHeight, int expectedWidth, int expectedHeight) =>
        Assert.Equal((expectedWidth, expectedHeight), new Rendition(crop, width, PictureFormat.Jpeg).SizeFrom(photoWidth, photoHeight));

    [Theory, MemberData(nameof(Formats))]
    public async Task Credit_and_rights_are_in_the_picture_and_nothing_else_of_the_original_s_metadata(PictureFormat format)
    {
        await File.WriteAllBytesAsync(_file, Pictures.Sample("withIptcExifGps.jpg"), Ct);

        var sent = await _maker.MakeAsync(_file, Face, new Rendition(Crop.Whole, 480, format), Ct);

        var text = Encoding.UTF8.GetString(sent);
        foreach (var said in new[] { "Lena Marsh/AFP", "© 2026 AFP", "One use", "<rdf:li>Lena Marsh</rdf:li>" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        using var picture = Image.NewFromBuffer(sent);
        Assert.DoesNotContain(picture.GetFields(), field => field is "exif-data" or "iptc-data" or "icc-profile-data" || field.Contains("GPS", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Without_anything_to_say_a_picture_has_no_metadata(PictureFormat format)
    {
        await File.WriteAllBytesAsync(_file, Pictures.Sample("withIptcExifGps.jpg"), Ct);

        using var picture = Image.NewFromBuffer(await _maker.MakeAsync(_file, Face with { Credit = "", Photographer = "", Copyright = "", UsageTerms = "" }, new Rendition(Crop.Whole, 480, format), Ct));

        Assert.DoesNotContain(picture.GetFields(), field => field is "xmp-data" or "exif-data" or "iptc-data");
    }

    [Theory]
    [InlineData(0, 500, true), InlineData(1000, 500, false)]
    public async Task A_crop_keeps_the_focus_in_sight(int focusX, int focusY, bool isDark)
    {
        // Black on the left, white on the right.
        using (var black = Image.Black(600, 400, 3).Copy(interpretation: Enums.Interpretation.Srgb))
        using (var white = (black + 255).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb))
        using (var both = black.Join(white, Enums.Direction.Horizontal))
            both.WriteToFile(_file + ".png");
        File.Move(_file + ".png", _file, overwrite: true);

        using var picture = Image.NewFromBuffer(await _maker.MakeAsync(_file, Face with { FocusX = focusX, FocusY = focusY }, new Rendition(Crop.Square, 320, PictureFormat.Jpeg), Ct));

        Assert.Equal((320, 320), (picture.Width, picture.Height));
        Assert.Equal(isDark, picture.Avg() < 50);
    }

    [Fact]
    public void Whatever_changes_the_picture_changes_its_tag()
    {
        PhotoFace[] faces =
        [
            Face, Face with { FocusX = 1 }, Face with { FocusY = 1 }, Face with { Credit = "x" }, Face with { Photographer = "x" }, Face with { Copyright = "x" }, Face with { UsageTerms = "x" },
        ];

        Assert.Equal(faces.Length, faces.Select(face => face.Tag).Distinct().Count());
    }

    public void Dispose()
    {
        _maker.Dispose();
        File.Delete(_file);
    }
}
