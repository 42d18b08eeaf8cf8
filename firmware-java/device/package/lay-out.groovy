// Lays out what the Debian package holds, under target/package: files, programs, and dpkg's own control files.
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream

// What is given with -D counts before what the pom says.
def property = { String name -> session.userProperties.getProperty(name) ?: project.properties[name] }
def base = project.basedir
def folder = new File(property('package.folder') as String)
def files = new File(folder, 'files')
def lib = new File(files, 'usr/lib/sentuh')
def native_ = "org/sqlite/native/Linux/${property('package.native')}/libsqlitejdbc.so".toString()

def put = { File from, String to ->
  def target = new File(folder, to)
  target.parentFile.mkdirs()
  target.bytes = from.bytes
}

put(project.artifact.file, 'files/usr/lib/sentuh/sentuh-device.jar')

// SQLite's jar brings its library for twenty kinds of machine. Here is the one, beside the jar and not in it: then nothing has to be
// unpacked into /tmp at each start.
def sqlite = lib.listFiles().find { it.name.startsWith('sqlite-jdbc-') }
def slim = new File(folder, 'sqlite.jar')
new ZipFile(sqlite).withCloseable { jar ->
  new File(lib, 'libsqlitejdbc.so').bytes = jar.getInputStream(jar.getEntry(native_)).bytes
  new ZipOutputStream(slim.newOutputStream()).withCloseable { out ->
    jar.entries().findAll { !it.name.startsWith('org/sqlite/native/') && !it.directory }.each { entry ->
      def copy = new ZipEntry(entry.name)
      copy.time = entry.time
      out.putNextEntry(copy)
      out << jar.getInputStream(entry)
      out.closeEntry()
    }
  }
}
sqlite.bytes = slim.bytes
slim.delete()

// The configuration; each file of it is the technician's from then on.
def config = new File(base, '../../config').canonicalFile
def conffiles = []
config.eachFileRecurse { file ->
  def path = config.toPath().relativize(file.toPath()).toString()
  if (path.matches('(panels/|programmes/)?[^/]+\\.yaml|schema/[^/]+|java/device\\.options')) {
    put(file, "files/etc/sentuh/${path}")
    conffiles << "/etc/sentuh/${path}"
  }
}

put(new File(base, 'package/sentuh'), 'programs/usr/bin/sentuh')
put(new File(base, 'package/sentuh-cache'), 'programs/usr/lib/sentuh/sentuh-cache')
put(new File(base, 'package/sentuh.service'), 'files/usr/lib/systemd/system/sentuh.service')
put(new File(base, 'package/60-sentuh.rules'), 'files/usr/lib/udev/rules.d/60-sentuh.rules')
put(new File(base, 'package/modules-load.conf'), 'files/usr/lib/modules-load.d/sentuh.conf')
put(new File(base, 'package/sentuh.1'), 'files/usr/share/man/man1/sentuh.1')
put(new File(base, 'package/sentuh.bash'), 'files/usr/share/bash-completion/completions/sentuh')
put(new File(base, '../../LICENSE'), 'files/usr/share/doc/sentuh/copyright')
put(new File(project.build.directory, 'sentuh.cdx.json'), 'files/usr/share/doc/sentuh/sentuh.cdx.json')

new File(base, 'package/control').eachFile { put(it, "control/${it.name}") }
def architecture = property('package.architecture')
def control = new File(folder, 'control/control')
control.text = control.text.replace('Architecture: arm64', "Architecture: ${architecture}")
def triggers = new File(folder, 'control/triggers')
triggers.text = triggers.text.replace('openjdk-arm64', "openjdk-${architecture}")
new File(folder, 'control/conffiles').text = conffiles.sort().join('\n') + '\n'
