using System.Text;
using NetVips;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Tests.Photos;

public sealed class PhotoDecoderTests : IDisposable
{
    private readonly PhotoDecoder _decoder = new();
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string, int, int> Good => new()
    {
        { "JPEG", Pictures.Jpeg(), "image/jpeg", 64, 48 },
        { "progressive JPEG", Pictures.Jpeg(progressive: true), "image/jpeg", 64, 48 },
        { "JPEG in four inks", Pictures.Cmyk(), "image/jpeg", 64, 48 },
        { "JPEG with EXIF that refers to itself", Pictures.Sample("infinite_loop_exif.jpg"), "image/jpeg", 8, 8 },
        { "PNG", Pictures.Png(), "image/png", 64, 48 },
        { "interlaced PNG", Pictures.Png(interlaced: true), "image/png", 64, 48 },
        { "PNG of 16 bits with transparency", Pictures.DeepPng(), "image/png", 64, 48 },
        { "PNG as wide as can be", Pictures.Png(16_384, 1), "image/png", 16_384, 1 },
        { "WebP", Pictures.WebP(), "image/webp", 64, 48 },
        { "lossless WebP", Pictures.WebP(lossless: true), "image/webp", 64, 48 },
    };

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty", [], "empty" },
        { "one byte", [0xFF], "not a picture" },
        { "GIF", Pictures.Gif(), "a GIF" },
        { "TIFF", Pictures.Tiff(), "a TIFF" },
        { "SVG", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(), "an SVG" },
        { "web page", "<!DOCTYPE html><title>x</title>"u8.ToArray(), "a web page" },
        { "PDF", "%PDF-1.7"u8.ToArray(), "a PDF" },
        { "AVIF", "\0\0\0\u0020ftypavif"u8.ToArray(), "an AVIF" },
        { "only a JPEG's first bytes", [0xFF, 0xD8, 0xFF], "damaged" },
        { "web page behind a JPEG's first bytes", [0xFF, 0xD8, 0xFF, .. "<html><script>alert(1)</script>"u8], "damaged" },
        { "GIF behind a PNG's first bytes", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Pictures.Gif()], "damaged" },
        { "half a JPEG", Half(Pictures.Jpeg(800, 600)), "damaged" },
        { "half a progressive JPEG", Half(Pictures.Jpeg(800, 600, progressive: true)), "damaged" },
        { "half a PNG", Half(Pictures.Png(800, 600)), "damaged" },
        { "half a WebP", Half(Pictures.WebP(800, 600)), "damaged" },
        { "PNG without data", Pictures.PngWithoutData(), "damaged" },
        { "PNG that claims more than it has", Pictures.PngThatClaims(640, 480), "damaged" },
        { "PNG that claims 100,000 by 100,000", Pictures.PngThatClaims(100_000, 100_000), "60 million" },
        { "PNG that claims 16,385 by 1", Pictures.PngThatClaims(16_385, 1), "16,384 a side" },
        { "PNG that claims 8,000 by 8,000", Pictures.PngThatClaims(8_000, 8_000), "60 million" },
        { "JPEG that claims 65,500 by 65,500", Pictures.JpegThatClaims(65_500, 65_500), "60 million" },
        { "progressive JPEG that must be held whole", Pictures.JpegThatClaims(7_000, 7_000, progressive: true), "progressive" },
        { "interlaced PNG that must be held whole", Pictures.PngThatClaims(5_000, 5_000, Pictures.DeepPng(interlaced: true)), "interlaced" },
        { "lossless WebP that must be held whole", Pictures.LosslessWebPThatClaims(7_000, 7_000), "lossy WebP" },
        { "JPEG of 190 scans", Pictures.JpegOfManyScans(), "passes" },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task A_picture_of_a_format_that_is_taken_is_decoded(string what, byte[] bytes, string mediaType, int width, int height)
    {
        var (photo, problem) = await DecodeAsync(bytes);

        Assert.True(problem is null, $"{what}: {problem}");
        Assert.Equal((mediaType, width, height), (photo!.MediaType, photo.Width, photo.Height));
        Assert.Equal(Enum.GetValues<PhotoSize>(), photo.Renditions.Keys.Order());
        foreach (var (size, rendition) in photo.Renditions)
        {
            using var picture = Image.NewFromBuffer(rendition, failOn: Enums.FailOn.Warning);
            Assert.Equal(Math.Min((int)size, Math.Max(width, height)), Math.Max(picture.Width, picture.Height));
            Assert.Equal(Enums.Interpretation.Srgb, picture.Interpretation);
        }
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task A_file_that_is_no_whole_picture_is_refused_with_the_reason(string what, byte[] bytes, string reason)
    {
        var (photo, problem) = await DecodeAsync(bytes);

        Assert.True(photo is null, what + " was taken");
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task A_picture_is_turned_the_right_side_up(int orientation)
    {
        var upright = await RenditionAsync(Pictures.Sample("orientation/f1t.jpg"));
        var bytes = Pictures.Sample($"orientation/f{orientation}t.jpg");
        var (photo, _) = await DecodeAsync(bytes);

        using var expected = Image.NewFromBuffer(upright);
        using var actual = Image.NewFromBuffer(photo!.Renditions[PhotoSize.Reader]);
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Assert.Equal((expected.Width, expected.Height), (photo.Width, photo.Height));
        using var difference = (expected - actual).Abs();
        Assert.True(difference.Avg() < 8, $"orientation {orientation} differs by {difference.Avg():0.0} a pixel");
    }

    [Fact]
    public async Task Nothing_of_a_photo_s_metadata_reaches_readers()
    {
        var original = Pictures.Sample("withIptcExifGps.jpg");
        Assert.Contains("Exif", Encoding.Latin1.GetString(original), StringComparison.Ordinal);

        var (photo, _) = await DecodeAsync(original);

        Assert.All(photo!.Renditions.Values, rendition => Assert.All(Chunks(rendition), chunk => Assert.Contains(chunk, new[] { "VP8 ", "VP8L", "VP8X", "ALPH" })));
    }

    [Fact]
    public async Task A_page_hidden_in_a_picture_does_not_reach_readers()
    {
        const string page = "<html><script>alert('from the photo')</script></html>";

        var (photo, problem) = await DecodeAsync(Pictures.JpegWithPage(page));

        Assert.Null(problem);
        Assert.All(photo!.Renditions.Values, rendition => Assert.DoesNotContain("script", Encoding.Latin1.GetString(rendition), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_small_file_that_unfolds_to_60_million_pixels_is_decoded_line_by_line()
    {
        using var black = Image.Black(7_700, 7_700, bands: 3);
        var bomb = black.PngsaveBuffer(compression: 9);
        Assert.True(bomb.Length < 300_000);

        var (photo, problem) = await DecodeAsync(bomb);

        Assert.Null(problem);
        Assert.Equal((7_700, 7_700), (photo!.Width, photo.Height));
    }

    [Fact]
    public async Task Many_pictures_at_once_wait_their_turn()
    {
        var photos = await Task.WhenAll(Enumerable.Range(1, 12).Select(async i =>
        {
            var file = Path.GetTempFileName();
            try
            {
                await File.WriteAllBytesAsync(file, Pictures.Jpeg(shade: i), Ct);
                return await _decoder.DecodeAsync(file, Ct);
            }
            finally
            {
                File.Delete(file);
            }
        }));

        Assert.All(photos, p => Assert.NotNull(p.Photo));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_is_not_decoded()
    {
        await File.WriteAllBytesAsync(_file, Pictures.Jpeg(), Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _decoder.DecodeAsync(_file, new CancellationToken(canceled: true)));
    }

    public void Dispose()
    {
        _decoder.Dispose();
        File.Delete(_file);
    }

    private async Task<(DecodedPhoto? Photo, string? Problem)> DecodeAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(_file, bytes, Ct);
        return await _decoder.DecodeAsync(_file, Ct);
    }

    private async Task<byte[]> RenditionAsync(byte[] bytes) => (await DecodeAsync(bytes)).Photo!.Renditions[PhotoSize.Reader];

    private static byte[] Half(byte[] bytes) => bytes[..(bytes.Length / 2)];

    // RFC 9649 §2.3: four letters, a length, and as many bytes, evened up.
    private static IEnumerable<string> Chunks(byte[] webp)
    {
        for (var at = 12; at < webp.Length; at += 8 + ((BitConverter.ToInt32(webp, at + 4) + 1) & ~1))
            yield return Encoding.ASCII.GetString(webp, at, 4);
    }
}
