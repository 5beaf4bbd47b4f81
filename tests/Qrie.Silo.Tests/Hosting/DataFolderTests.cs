using Microsoft.Extensions.Options;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("qrie-test-").FullName;

    [Fact]
    public void A_folder_in_use_is_refused_by_its_name()
    {
        using var first = Open();
        var second = () => Open();

        second.Should().Throw<DataFolderInUseException>().Which.Message.Should().Contain(path).And.NotContain("\n");
    }

    [Fact]
    public void A_folder_that_was_let_go_can_be_taken_again()
    {
        Open().Dispose();

        using var again = Open();

        again.PathOf("qrie.db").Should().Be(Path.Combine(path, "qrie.db"));
    }

    public void Dispose() => Directory.Delete(path, recursive: true);

    private DataFolder Open() => new(Options.Create(new QrieOptions { Data = path }));
}
